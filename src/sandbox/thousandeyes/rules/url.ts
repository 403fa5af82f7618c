import { fieldError } from "../problems";
import type { Change, Check, Rule } from "../types/test-type";

const badUrl = fieldError("url.url", "Badly formed URL.");

/** `https://` in front of a URL that has no scheme; upper and lower case stay. */
export const completeHttpUrl: Rule = ({ next }) => {
  if (typeof next.url === "string" && next.url !== "" && !next.url.includes("://")) next.url = `https://${next.url}`;
};

/** `ftp://` in front, and a slash when there is no path. */
export const completeFtpUrl: Rule = ({ next }) => {
  if (typeof next.url !== "string" || next.url === "") return;
  const url = next.url.includes("://") ? next.url : `ftp://${next.url}`;
  next.url = /^[a-z]+:\/\/[^/]+$/i.test(url) ? `${url}/` : url;
};

function malformed({ next }: Change, schemes: string): boolean {
  const { url } = next;
  return typeof url === "string" && url !== "" && !new RegExp(`^(${schemes})://[^\\s/]\\S*$`, "i").test(url);
}

export const checkHttpUrl: Check = (change) => (malformed(change, "https?") ? [badUrl] : []);

/** observed: said twice. */
export const checkFtpUrl: Check = (change) => (malformed(change, "ftps?") ? [badUrl, badUrl] : []);
