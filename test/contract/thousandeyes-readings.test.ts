import { describeReadings } from "./readings";

describeReadings("thousandEyes");
