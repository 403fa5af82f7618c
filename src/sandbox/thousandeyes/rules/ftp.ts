import { fieldError } from "../problems";
import type { Check } from "../types/test-type";

/** assumed: the size of an upload is its `downloadLimit`; the API names a field of its own. */
export const checkUpload: Check = ({ next: { requestType, downloadLimit } }) =>
  requestType === "upload" && downloadLimit === undefined
    ? [fieldError("bytesToTransfer", "File size must be specified for uploads.")]
    : [];
