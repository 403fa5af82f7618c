type Fetch = typeof globalThis.fetch;

let pooled: Promise<Fetch> | undefined;

/** The process's pooled fetch. Loading its library takes longer than anything else here, so a run without a request does not. */
export const pooledFetch: Fetch = async (input, init) => {
  pooled ??= import("./dispatcher").then(({ createDispatcher, fetchThrough }) => fetchThrough(createDispatcher()));
  return (await pooled)(input, init);
};
