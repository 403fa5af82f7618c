/** One request as it left a client, and the answer to it. */
export interface Exchange {
  method: string;
  url: URL;
  headers: Headers;
  /** Undefined for a request without a body. */
  body: string | undefined;
  status: number;
  /** Of the answer, without its parameters. */
  mediaType: string;
  text: string;
}

/** A `fetch` for a client that keeps everything that passes through it. */
export function recorder() {
  const exchanges: Exchange[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const response = await globalThis.fetch(input, init);
    exchanges.push({
      method: init?.method ?? "GET",
      url: new URL(String(input)),
      headers: new Headers(init?.headers),
      body: typeof init?.body === "string" ? init.body : undefined,
      status: response.status,
      mediaType: (response.headers.get("content-type") ?? "").split(";")[0] ?? "",
      text: await response.clone().text(),
    });
    return response;
  };
  return { exchanges, fetch };
}
