import type { HttpBindings } from "@hono/node-server";
import { Hono } from "hono";
import { answerError } from "./errors";
import type { Credentials, Vendor, VendorOptions } from "./vendor";

/** Below this path and a vendor's key are the vendor's own controls. */
export const controlMount = "/_sandbox";

/** A vendor with its state and credentials, answering requests. */
export class RunningVendor {
  #app: Hono;

  constructor(
    readonly vendor: Vendor,
    public state: unknown,
    private readonly options: VendorOptions,
  ) {
    this.#app = this.#mounted();
  }

  get endpoint(): string {
    return this.options.origin() + this.vendor.mount;
  }

  get credentials(): Credentials {
    return this.options.credentials;
  }

  /** Method and path of each control that the vendor adds to the sandbox. */
  get controls(): { method: string; path: string }[] {
    const { vendor, state, options } = this;
    const routes = vendor.controls?.(state, options).routes ?? [];
    return routes.map(({ method, path }) => {
      return { method, path: `${this.#controlPath}${path.replace(/:(\w+)/g, "{$1}")}` };
    });
  }

  /** Replaces everything the vendor holds; its credentials stay. */
  restore(state: unknown): void {
    this.state = state;
    this.#app = this.#mounted();
  }

  /** Answers a request below the vendor's mount or to one of its controls. */
  async answer(request: Request, bindings?: HttpBindings): Promise<Response> {
    return this.#app.fetch(request, bindings);
  }

  get #controlPath(): string {
    return `${controlMount}/${this.vendor.key}`;
  }

  #mounted(): Hono {
    const { vendor, state, options } = this;
    const app = new Hono();
    app.onError(answerError);
    app.route(vendor.mount, vendor.app(state, options));
    if (vendor.controls) app.route(this.#controlPath, vendor.controls(state, options));
    return app;
  }
}
