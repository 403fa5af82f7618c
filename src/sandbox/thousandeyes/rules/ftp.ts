import { fieldError } from "../problems";
import type { Check } from "../types/test-type";

/** The API names a field of its own for the size of an upload. assumed: thousandeyes-upload-size */
export const checkUpload: Check = ({ next: { requestType, downloadLimit }, reading }) => {
  const hasSize = downloadLimit !== undefined && reading("thousandeyes-upload-size") === "download-limit";
  return requestType === "upload" && !hasSize
    ? [fieldError("bytesToTransfer", "File size must be specified for uploads.")]
    : [];
};
