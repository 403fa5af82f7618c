import { describeReadings } from "./readings";

describeReadings("pca");
