import { describeReadings } from "./readings";

describeReadings("pingPlotter");
