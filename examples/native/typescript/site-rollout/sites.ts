/** A site to watch: adding a line here is all it takes. */
export interface Site {
  name: string;
  /** Address of the site's router, which reflects TWAMP. */
  router: string;
  /** ThousandEyes Cloud Agent nearby. */
  cloudAgent: string;
}

export const sites: Site[] = [
  { name: "berlin", router: "192.0.2.10", cloudAgent: "Frankfurt, Germany" },
  { name: "london", router: "192.0.2.20", cloudAgent: "London, England" },
  { name: "tokyo", router: "192.0.2.30", cloudAgent: "Tokyo, Japan" },
];

/** What every site needs to reach. */
export const services = [
  { name: "shop", host: "shop.example.com", port: 443 },
  { name: "mail", host: "mail.example.com", port: 993 },
];
