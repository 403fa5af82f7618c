import type { Account } from "./account";
import type { Run } from "./run";

/** What the host gives to every operation: the vendor's client, and what it knows about the run. */
export interface HostCall<Client> {
  client: Client;
  /** Ends every wait, and every request that was not sent yet, when the engine cancels. */
  signal?: AbortSignal | undefined;
  /** Names the Pulumi resource among all stacks; absent when the host cannot tell. */
  identity?: string | undefined;
  run: Run;
}

/** What a handler gets. */
export interface Call<Client> extends HostCall<Client> {
  /** Where the object lives, or is to be made. */
  account: Account;
  /**
   * When an earlier process began to create this very object and did not come to an end, in milliseconds since 1970 by
   * this machine's clock: what was made since may be ours.
   */
  begunAt?: number | undefined;
}
