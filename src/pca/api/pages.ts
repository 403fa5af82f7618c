/** The vendor's own default. */
const LIMIT = 1000;

/** Where a list is read on. Source: Sensor Orchestrator 2024.05.01, `page` (counted from 0) and `limit`. */
export type Page = { page: number; limit: number };

/** Every item of a list, page by page; one that a change in between moved to the next page counts once. */
export async function readPages<T extends { id: string }>(readPage: (page: Page) => Promise<T[]>): Promise<T[]> {
  const items = new Map<string, T>();
  for (let page = 0; ; page++) {
    const found = await readPage({ page, limit: LIMIT });
    const before = items.size;
    for (const item of found) items.set(item.id, item);
    // A release without pages gives the same items for ever.
    if (found.length < LIMIT || items.size === before) return [...items.values()];
  }
}
