import { describeVendor } from "./describe-vendor";

describeVendor("pca");
