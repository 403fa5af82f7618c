import type { Account } from "./account";
import type { HostCall } from "./call";
import type { Values } from "./fields/schema";

/** What a vendor knows about accounts. */
export interface Accounts<Client> {
  /**
   * The account that a new object of these inputs goes to. Asks the vendor at most once in a process.
   *
   * @throws Error that says what to set when the vendor does not tell.
   */
  ofNew(call: HostCall<Client>, news: Values): Promise<Account>;
  /** Where the credentials lead instead, in words, or undefined when they reach this account. */
  elsewhere(call: HostCall<Client>, account: Account): Promise<string | undefined>;
  /** "account group 1234 at api.thousandeyes.com" */
  inWords(account: Account): string;
  /** The settings that decide which account it is, for a message. */
  settings: string;
}

/**
 * Stops an operation whose credentials lead to another account than the one that the object lives in: the answers of
 * that one would say that the object is gone.
 *
 * @throws Error that names both places.
 */
export async function refuseElsewhere<C>(
  accounts: Accounts<C>,
  call: HostCall<C>,
  id: string,
  account: Account,
): Promise<void> {
  const elsewhere = await accounts.elsewhere(call, account);
  if (elsewhere === undefined) return;
  throw new Error(
    `${id} lives in ${accounts.inWords(account)}, but the credentials of this run lead to ${elsewhere}. Nothing was changed, neither there nor in the state. Use the credentials of the account that it lives in (${accounts.settings}; refresh and destroy use those of the last up). To forget it without touching it, run pulumi state delete with its URN.`,
  );
}
