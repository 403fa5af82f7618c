import { describeVendor } from "./describe-vendor";

describeVendor("pingPlotter");
