import { type JsonObject, textsIn } from "../json";
import { fieldError } from "../problems";
import { takeId } from "../state";
import type { Check, Rule, Show } from "../types/test-type";

const recordTypes =
  "A AAAA AFSDB ANY AXFR CAA CERT CNAME DHCID DLV DNAME DNSKEY DS IPSECKEY IXFR KEY KX LOC MX NAPTR NS NSEC NSEC3 NSEC3PARAM OPT PTR RRSIG RP SIG SOA SPF SRV SSHFP TA TKEY TSIG TXT".split(
    " ",
  );

const wellFormed = /^(\S+) ([A-Za-z0-9]+)$/;

/** `name` becomes `name ANY`; an update without a record type keeps the type that was. */
export const completeDomain: Rule = ({ given, before, next }) => {
  const { domain } = given;
  if (typeof domain !== "string" || !/^\S+$/.test(domain)) return;
  const kept = wellFormed.exec(String(before?.domain ?? ""))?.[2];
  next.domain = `${domain} ${kept ?? "ANY"}`;
};

export const checkDomain: Check = ({ next: { domain } }) => {
  if (typeof domain !== "string" || domain === "") return [];
  const type = wellFormed.exec(domain)?.[2]?.toUpperCase();
  return type !== undefined && recordTypes.includes(type)
    ? []
    : [fieldError("domainName", "Badly formed domain name.")];
};

/** A server gets an id when a test first names it; the id depends on the protocol as well. */
export const identifyServers: Rule = ({ state, next }) => {
  for (const name of textsIn(next.dnsServers)) state.dnsServerIds[serverKey(next, name)] ??= takeId(state);
};

/** As for other targets, blanks are refused; the words are the sandbox's own. */
export const checkServers: Check = ({ next }) =>
  textsIn(next.dnsServers).some((name) => !/^\S+$/.test(name)) ? [fieldError("servers", "Badly formed server.")] : [];

/** Written by name, read as `{ serverId, serverName }`, in the order that was sent. */
export const showServers: Show = (shown, settings, { state }) => {
  shown.dnsServers = textsIn(settings.dnsServers).map((serverName) => ({
    serverId: state.dnsServerIds[serverKey(settings, serverName)] ?? "",
    serverName,
  }));
};

function serverKey(settings: JsonObject, name: string): string {
  return `${settings.protocol} ${name}`;
}
