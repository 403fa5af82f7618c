/** Spellings that ThousandEyes takes for the same value and rewrites on its side. Source: observed, API 7.0.97/7.0.98. */

type Same = (a: unknown, b: unknown) => boolean;

const sameAfter =
  (normalise: (value: string) => string): Same =>
  (a, b) =>
    typeof a === "string" && typeof b === "string" ? normalise(a) === normalise(b) : a === b;

/** A target without a scheme gets `https://`. */
export const sameUrl = sameAfter((url) => (/^[a-z][a-z0-9+.-]*:\/\//i.test(url) ? url : `https://${url}`));

/** A bare FTP host gets `ftp://` and a trailing slash. */
export const sameFtpUrl = sameAfter((url) => {
  const full = /^ftps?:\/\//i.test(url) ? url : `ftp://${url}`;
  return /^ftps?:\/\/[^/]+$/i.test(full) ? `${full}/` : full;
});

/** A domain without a record type asks for ` ANY`. */
export const sameDomain = sameAfter((domain) => typedDomain(domain));

export function typedDomain(domain: string): string {
  return /\s\S+$/.test(domain) ? domain : `${domain} ANY`;
}

/** Enumerations of tests are read without regard to case. */
export const sameIgnoringCase = sameAfter((value) => value.toLowerCase());

/** PEM text comes back with other line breaks; the private key may stay away, so the certificates decide. */
export const sameCertificate = sameAfter((pem) => {
  const certificates = pem.match(/-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g);
  return (certificates ?? [pem]).join("").replace(/\s+/g, "");
});

/** Lists of `Name: value` lines come back in another order. */
export const sameHeaders: Same = (a, b) =>
  Array.isArray(a) && Array.isArray(b) ? JSON.stringify([...a].sort()) === JSON.stringify([...b].sort()) : a === b;
