/** What an answer's body turned out to be; only "json" and "text" can come from an API. */
export type Body =
  | { readonly form: "empty" }
  | { readonly form: "html"; readonly text: string }
  | { readonly form: "json"; readonly text: string; readonly value: unknown }
  | { readonly form: "broken-json"; readonly text: string }
  | { readonly form: "text"; readonly text: string }
  | { readonly form: "other"; readonly text: string };

/** Looks at the text as well as at the content type, because proxies and vendors mislabel both ways. */
export function readBody(text: string, contentType: string | null): Body {
  const type = mediaType(contentType);
  if (text.trim() === "") return { form: "empty" };
  if (type === "text/html" || type === "application/xhtml+xml" || looksLikeHtml(text)) return { form: "html", text };
  const parsed = parseJson(text);
  if (parsed) return { form: "json", text, value: parsed.value };
  if (isJson(type)) return { form: "broken-json", text };
  if (type === "" || type.startsWith("text/") || /\byaml$/.test(type)) return plainOrBroken(text, type);
  return { form: "other", text };
}

function looksLikeHtml(text: string): boolean {
  return /^\s*<(!doctype\s+html|html|head|body|!--)/i.test(text);
}

function plainOrBroken(text: string, type: string): Body {
  return type === "" && /^\s*[{[]/.test(text) ? { form: "broken-json", text } : { form: "text", text };
}

export function mediaType(contentType: string | null): string {
  return (contentType?.split(";")[0] ?? "").trim().toLowerCase();
}

function isJson(type: string): boolean {
  return /^(application|text)\/([\w.-]+\+)?json$/.test(type);
}

function parseJson(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}
