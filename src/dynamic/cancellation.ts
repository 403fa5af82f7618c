import type { IncomingHttpHeaders } from "node:http2";

const CANCEL = "/pulumirpc.ResourceProvider/Cancel";
const PARENT_CHECK_MS = 1_000;

/**
 * Aborted when the person presses Ctrl-C, or when the engine is gone. Pulumi's dynamic provider answers the engine's
 * Cancel and tells nobody, so this listens to the process's own gRPC server, whose calls are HTTP/2 requests with a path.
 */
export function engineCancellation(): AbortSignal {
  const controller = new AbortController();
  const cancel = (reason: string) => controller.abort(new Error(reason));
  for (const server of http2Servers()) {
    server.on("stream", (_stream: unknown, headers: IncomingHttpHeaders) => {
      if (headers[":path"] === CANCEL) cancel("Pulumi was asked to stop");
    });
  }
  const parent = process.ppid;
  const check = setInterval(() => {
    if (process.ppid !== parent) cancel("Pulumi has ended");
  }, PARENT_CHECK_MS);
  check.unref();
  return controller.signal;
}

interface Http2Server {
  on(event: "stream", listener: (stream: unknown, headers: IncomingHttpHeaders) => void): unknown;
}

/** Node has no public list of them. Where this one is missing, Ctrl-C only ends what has not begun yet. */
function http2Servers(): Http2Server[] {
  const { _getActiveHandles: handles } = process as unknown as { _getActiveHandles?: () => unknown[] };
  return (handles?.call(process) ?? []).filter(isHttp2Server);
}

function isHttp2Server(handle: unknown): handle is Http2Server {
  return typeof handle === "object" && handle !== null && /^Http2(Secure)?Server$/.test(handle.constructor?.name ?? "");
}
