import { expect, it } from 'vitest';
import { type ErrorEntry, errorTable } from '../src/index.js';

const page = new URL('../../../docs/errors.md', import.meta.url).pathname;

/** Written by `vitest run -u`. */
it('docs/errors.md lists every code as it is', async () => {
  const rows = Object.entries<ErrorEntry>(errorTable).map(
    ([code, { status, retryable, summary, messageKey, alert }]) =>
      `| \`${code}\` | ${summary} | ${status} | ${retryable ? 'yes' : 'no'} | ${messageKey === undefined ? '' : `\`${messageKey}\``} | ${alert === true ? 'yes' : ''} |`,
  );
  await expect([introduction, ...rows, ''].join('\n')).toMatchFileSnapshot(page);
});

const introduction = `# Errors

Every code that leaves the product: in an HTTP answer, a failed job, a log line or an alert. This page is made from the
table in [packages/errors](../packages/errors/src/error-table.ts); a test fails where it is not current, and
\`npx vitest run -u\` in that package writes it anew.

- **Status** is that of an HTTP answer, \`{ "error": { "code", "message", "requestId" } }\`. A 5xx is a fault of ours.
- **Again** says whether trying the same later can help; queues go by it.
- **The person reads** names the text of the message catalogues that the person in the chat is sent.
- **Alert**: only an operator can mend it.

A picture that cannot be read, is no chest X-ray or not good enough is not an error but an outcome; the three codes for it
exist for callers of the original service's shape, which has room for nothing else.

| code | meaning | status | again | the person reads | alert |
| ---- | ------- | ------ | ----- | ---------------- | ----- |`;
