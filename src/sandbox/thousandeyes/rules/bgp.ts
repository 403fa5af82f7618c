import { isIP } from "node:net";
import { fieldError } from "../problems";
import type { Check } from "../types/test-type";

/** A network of 8 to 24 bits. For IPv6 the vendor names no limits; up to 64 bits are taken here. */
export const checkPrefix: Check = ({ next: { prefix } }) => {
  if (typeof prefix !== "string" || prefix === "") return [];
  const [, address = "", bits = ""] = /^(\S+)\/(\d+)$/.exec(prefix) ?? [];
  const version = isIP(address);
  const fits = version === 0 ? false : Number(bits) >= 8 && Number(bits) <= (version === 4 ? 24 : 64);
  return fits ? [] : [fieldError("prefix.prefix", "Badly formed prefix.")];
};
