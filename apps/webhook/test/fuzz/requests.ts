import type { WebhookForm } from '@lungline/channel';
import fc from 'fast-check';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import { authToken, publicUrl } from '../fake-ports.js';

/** What stands in every request and must stand in no log line: a number, a name, words of a person. */
export const marks = ['15005550123', 'Zoe Marker', 'my secret cough'] as const;
const [number, name, words] = marks;

export interface Operation {
  readonly method: string;
  readonly path: string;
  readonly security?: readonly Readonly<Record<string, unknown>>[];
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, unknown>> }>>;
}

interface Schema {
  readonly type?: string;
  readonly pattern?: string;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
}

export interface HostileRequest {
  readonly operation: Operation;
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload: string | Buffer;
  /** Whether Twilio's signature is asked for and is not there, or not right. */
  readonly forged: boolean;
}

/** Requests made from the OpenAPI document: as documented, nearly so, and not at all. */
export function hostileRequests(operations: readonly Operation[], apiKeys: readonly string[]) {
  return fc.constantFrom(...operations).chain((operation) =>
    fc
      .record({
        operation: fc.constant(operation),
        method: mostly(
          fc.constant(operation.method),
          fc.constantFrom('GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD'),
        ),
        path: mostly(
          pathOf(operation),
          fc.webPath().map((path) => path.replace(/^\/*/, '/')),
        ),
        query: queryOf(operation),
        headers: headersOf(apiKeys),
        body: bodyOf(operation),
        signing: fc.constantFrom('right', 'right', 'right', 'wrong', 'none', 'other address'),
      })
      .map(toRequest),
  );
}

function toRequest({
  operation,
  method,
  path,
  query,
  headers,
  body,
  signing,
}: {
  operation: Operation;
  method: string;
  path: string;
  query: string;
  headers: Readonly<Record<string, string>>;
  body: Body;
  signing: string;
}): HostileRequest {
  const url = path + query;
  const signed = JSON.stringify(operation.security ?? []).includes('twilioSignature');
  return {
    operation,
    method,
    url,
    headers: {
      ...headers,
      ...(body.contentType === undefined ? {} : { 'content-type': body.contentType }),
      ...(signed ? signature(signing, url, body) : {}),
    },
    payload: body.bytes,
    forged: signed && signing !== 'right',
  };
}

function signature(signing: string, url: string, body: Body): Record<string, string> {
  if (signing === 'none') return {};
  if (signing === 'wrong') return { 'x-twilio-signature': 'c2lnbmF0dXJl' };
  const base = signing === 'right' ? publicUrl.origin : 'https://evil.example';
  // The address as it goes over the wire: inject writes it as URL does.
  const { pathname, search } = new URL(url, publicUrl);
  const signed = getExpectedTwilioSignature(authToken, base + pathname + search, formOf(body));
  return { 'x-twilio-signature': signed };
}

function formOf({ contentType, bytes }: Body): WebhookForm {
  if (contentType?.startsWith('application/x-www-form-urlencoded') !== true) return {};
  const parameters = new URLSearchParams(bytes.toString());
  return Object.fromEntries(
    [...new Set(parameters.keys())].map((key) => {
      const values = parameters.getAll(key);
      return [key, values.length === 1 ? (values[0] ?? '') : values];
    }),
  );
}

/** As it is encoded on its way: a lone surrogate becomes U+FFFD. */
function wellFormed(value: string): string {
  return Buffer.from(value).toString();
}

function mostly<T>(usual: fc.Arbitrary<T>, odd: fc.Arbitrary<T>): fc.Arbitrary<T> {
  return fc.oneof({ weight: 6, arbitrary: usual }, { weight: 1, arbitrary: odd });
}

/** Any text, lone surrogates, NUL, marks of persons and what other languages trip over. */
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    ...marks,
    `whatsapp:+${number}`,
    `${name}: ${words}`,
    '\0',
    '\ud800',
    '\udfff\ud800',
    '__proto__',
    'constructor',
    '../../etc/passwd',
    '%00%0d%0aSet-Cookie:x=1',
    `\${jndi:ldap://127.0.0.1/x}`,
    "' OR 1=1 --",
    '{"$gt":""}',
    'x'.repeat(5_000),
    'null',
    '1e999',
    '-0',
    '\u202e\u0000\ufeff',
  ),
);

const name32 = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 32, maxLength: 32 });
const messageSid = name32.map((hex) => `SM${hex}`);

const address = fc.oneof(
  fc.webUrl(),
  fc.constantFrom(
    'https://example.org/film.jpg',
    'http://127.0.0.1:6379/',
    'http://169.254.169.254/latest/meta-data/',
    'http://[::ffff:127.0.0.1]/',
    'http://0x7f.1/',
    'file:///etc/passwd',
    'gopher://127.0.0.1/',
    `https://example.org/${number}?name=${name}`,
    `https://example.org/${'a'.repeat(3_000)}`,
    'https://user:password@example.org/',
    'https://example.org/\ud800',
    'http://',
  ),
  text,
);

function pathOf({ path }: Operation): fc.Arbitrary<string> {
  const value = mostly(fc.constantFrom('kept', 'erased', number), text);
  return value.map((id) => path.replace(/\{\w+\}/, () => encodeURIComponent(wellFormed(id))));
}

function queryOf({ parameters = [] }: Operation): fc.Arbitrary<string> {
  const names = parameters.filter((parameter) => parameter.in === 'query').map((parameter) => parameter.name);
  const key = names.length === 0 ? text : mostly(fc.constantFrom(...names), text);
  const value = mostly(fc.constantFrom('good', '0', '9', '99999999999999'), text);
  return fc.oneof(
    { weight: 3, arbitrary: fc.constant('') },
    {
      weight: 2,
      arbitrary: fc
        .array(fc.tuple(key, value), { maxLength: 5 })
        .map(
          (pairs) =>
            `?${new URLSearchParams(pairs.map(([k, v]) => [wellFormed(k), wellFormed(v)] as [string, string]))}`,
        ),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom('?', '?&&=', '?a[b][c]=1&a=2', '?%zz=%', `?From=whatsapp:+${number}`),
    },
  );
}

function headersOf(apiKeys: readonly string[]): fc.Arbitrary<Record<string, string>> {
  const visible = fc.string({ unit: 'grapheme-ascii', maxLength: 40 });
  const key = fc.constantFrom(...apiKeys).map((apiKey) => `Bearer ${apiKey}`);
  const odd = fc.dictionary(
    fc.constantFrom(
      'accept',
      'accept-encoding',
      'cookie',
      'expect',
      'forwarded',
      'host',
      'if-none-match',
      'origin',
      'range',
      'referer',
      'user-agent',
      'via',
      'x-forwarded-for',
      'x-forwarded-host',
      'x-forwarded-proto',
      'x-http-method-override',
      'x-original-url',
      'x-request-id',
      'x-rewrite-url',
      'i-twilio-idempotency-token',
    ),
    fc.oneof(
      visible,
      fc.constantFrom(
        ...marks,
        '127.0.0.1',
        'localhost',
        'evil.example',
        'gzip',
        '100-continue',
        'bytes=0-1',
      ),
    ),
    { maxKeys: 4 },
  );
  return fc
    .record({ authorization: mostly(key, fc.oneof(visible, fc.constant(`Basic ${name}`))), odd })
    .map(({ authorization, odd: others }) => ({ authorization, ...others }));
}

interface Body {
  readonly contentType: string | undefined;
  readonly bytes: Buffer;
}

function bodyOf({ requestBody }: Operation): fc.Arbitrary<Body> {
  const documented = Object.entries(requestBody?.content ?? {}).map(([type, { schema }]) =>
    bodyFor(type, schema),
  );
  const odd = fc.record({
    contentType: fc.constantFrom(
      undefined,
      'application/json',
      'application/x-www-form-urlencoded',
      'multipart/form-data',
      'text/plain',
      'image/png',
      'image/svg+xml',
      'application/xml',
      'multipart/form-data; boundary=',
      'application/json; charset=utf-7',
      'nonsense',
      '',
    ),
    bytes: fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
  });
  return documented.length === 0 ? odd : mostly(fc.oneof(...documented), odd);
}

function bodyFor(contentType: string, schema: Schema): fc.Arbitrary<Body> {
  const body = (contentType: string, content: fc.Arbitrary<string | Buffer>): fc.Arbitrary<Body> =>
    content.map((bytes) => ({ contentType, bytes: Buffer.from(bytes) }));
  if (contentType === 'application/json') return body(contentType, json(schema));
  if (contentType === 'application/x-www-form-urlencoded') return body(contentType, form(schema));
  if (contentType === 'multipart/form-data') return body('multipart/form-data; boundary=x', multipart);
  const bytes = fc.uint8Array({ maxLength: 300 }).map((content) => Buffer.from(content));
  return body(contentType.replace('*', 'jpeg'), bytes);
}

function valueFor(property: string, { pattern }: Schema): fc.Arbitrary<string> {
  if (pattern?.startsWith('^(SM')) return mostly(messageSid, text);
  if (property === 'url' || property.startsWith('MediaUrl')) return address;
  if (property === 'MessageStatus')
    return mostly(fc.constantFrom('sent', 'delivered', 'read', 'failed', 'flying'), text);
  if (property === 'From') return mostly(fc.constant(`whatsapp:+${number}`), text);
  if (property === 'Body') return mostly(fc.constantFrom('covid test', 'yes', 'help', 'stop', words), text);
  return text;
}

function json(schema: Schema): fc.Arbitrary<string> {
  const good = fc
    .record(
      Object.fromEntries(
        Object.entries(schema.properties ?? {}).map(([key, of]) => [key, valueFor(key, of)]),
      ),
    )
    .map((value) => JSON.stringify(value));
  return fc.oneof(
    { weight: 4, arbitrary: good },
    { weight: 2, arbitrary: fc.json() },
    { weight: 1, arbitrary: text },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        '{"__proto__":{"polluted":true},"url":"https://example.org/"}',
        '{"constructor":{"prototype":{"polluted":true}},"url":"https://example.org/"}',
        '{"url":"\\ud800"}',
        '{"url":"\\u0000"}',
        '{"url":["https://example.org/"]}',
        '['.repeat(20_000),
        `{"url":"${'x'.repeat(200_000)}"}`,
        '{"url":1e999}',
      ),
    },
  );
}

function form(schema: Schema): fc.Arbitrary<string> {
  const properties = Object.entries(schema.properties ?? {});
  const known = fc.record(Object.fromEntries(properties.map(([key, of]) => [key, valueFor(key, of)])), {
    requiredKeys: [...(schema.required ?? [])],
  });
  const others = fc.array(
    fc.tuple(
      mostly(fc.constantFrom(...properties.map(([key]) => key), 'ProfileName', 'WaId', 'NumMedia'), text),
      text,
    ),
    { maxLength: 4 },
  );
  const good = fc.tuple(known, others).map(([values, more]) => {
    const pairs = [...Object.entries(values), ...more] as [string, string][];
    return new URLSearchParams(
      pairs.map(([k, v]) => [wellFormed(k), wellFormed(v)] as [string, string]),
    ).toString();
  });
  return fc.oneof(
    { weight: 8, arbitrary: good },
    { weight: 1, arbitrary: fc.string({ maxLength: 200 }) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        'a=1&'.repeat(2_000),
        '%',
        '=&=&=',
        '%ED%A0%80=%ED%A0%80',
        '__proto__=1&__proto__=2',
        'a'.repeat(140_000),
      ),
    },
  );
}

const multipart = fc.oneof(
  fc
    .array(
      fc.tuple(
        fc.constantFrom('image', 'note', '__proto__', number),
        fc.boolean(),
        fc.string({ maxLength: 80 }),
      ),
      { maxLength: 4 },
    )
    .map((parts) =>
      parts
        .map(
          ([field, file, content]) =>
            `--x\r\nContent-Disposition: form-data; name="${field}"${file ? `; filename="${name}.jpg"` : ''}\r\n\r\n${content}\r\n`,
        )
        .join('')
        .concat('--x--\r\n'),
    ),
  fc.constantFrom(
    '',
    '--x',
    '--x--',
    '--x\r\nContent-Disposition: form-data; name="image"; filename="a"\r\n\r\nabc',
    `--x\r\n${'A: b\r\n'.repeat(3_000)}\r\n--x--`,
    `--x\r\nContent-Disposition: form-data; name="${'n'.repeat(9_000)}"\r\n\r\n\r\n--x--`,
    '--x\r\nContent-Disposition: form-data; name="image"; filename="a"\r\nContent-Transfer-Encoding: base64\r\n\r\n%%%\r\n--x--',
    '--x\r\nContent-Disposition: attachment\r\n\r\n\r\n--x--',
  ),
  fc.string({ maxLength: 200 }),
);
