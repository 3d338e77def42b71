import { z } from 'zod';

/** A size or number that makes no sense counts as none, as at Twilio. */
const pageQuery = z.object({
  PageSize: z.coerce.number().int().min(1).max(1_000).catch(50),
  Page: z.coerce.number().int().min(0).catch(0),
});

/** One page of a list, with the fields by which the SDK finds the next one. */
export function pageOf<Item>(items: readonly Item[], url: string) {
  const address = new URL(url, 'http://simulator');
  const { PageSize: size, Page: page } = pageQuery.parse(Object.fromEntries(address.searchParams));
  const start = page * size;
  const pageUri = (number: number) => {
    const parameters = new URLSearchParams(address.searchParams);
    parameters.set('Page', String(number));
    parameters.set('PageSize', String(size));
    return `${address.pathname}?${parameters}`;
  };
  const selected = items.slice(start, start + size);
  return {
    items: selected,
    paging: {
      end: start + Math.max(selected.length - 1, 0),
      first_page_uri: pageUri(0),
      next_page_uri: start + size < items.length ? pageUri(page + 1) : null,
      page,
      page_size: size,
      previous_page_uri: page > 0 ? pageUri(page - 1) : null,
      start,
      uri: `${address.pathname}${address.search}`,
    },
  };
}
