import { describeVendor } from "./describe-vendor";

describeVendor("thousandEyes");
