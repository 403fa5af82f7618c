import type { Rule } from "../types/test-type";

/** assumed: thousandeyes-script-blanks */
export const keepScript: Rule = ({ next, reading }) => {
  if (typeof next.transactionScript !== "string" || reading("thousandeyes-script-blanks") === "kept") return;
  next.transactionScript = next.transactionScript.replace(/\r\n/g, "\n").trim();
};
