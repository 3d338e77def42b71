import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { playChat } from './chat.js';

const folder = new URL('../golden/', import.meta.url);
const accuracy = { films: 412, balancedAccuracy: 0.87, unseenSource: 0.61 };
const day = 86_400;
const retention = {
  session: 2 * day,
  results: 7 * day,
  undecidedFilms: day,
  donatedFilms: 365 * day,
  unmatched: 90 * day,
};

/** After a wanted change: `vitest run -u`, and read the difference. */
describe('golden chats', () => {
  for (const name of readdirSync(folder)
    .filter((file) => file.endsWith('.chat'))
    .sort()) {
    it(name, async () => {
      const url = new URL(name, folder);
      await expect(playChat(readFileSync(url, 'utf8'), accuracy, retention)).toMatchFileSnapshot(
        url.pathname,
      );
    });
  }
});
