/** The parameters of a webhook as they came: Twilio may repeat a name and adds new ones without notice. */
export type WebhookForm = Readonly<Record<string, string | readonly string[]>>;

/** What a webhook says, or in words for a developer (nothing personal in them) why it cannot be read. */
export type Parsed<Value> =
  | { readonly type: 'parsed'; readonly value: Value }
  | { readonly type: 'invalid'; readonly problem: string };

/** The first value of a parameter; undefined where it is missing or empty. */
export function firstValue(form: WebhookForm, name: string): string | undefined {
  const value = Object.hasOwn(form, name) ? form[name] : undefined;
  const first = typeof value === 'string' ? value : value?.[0];
  return first === '' ? undefined : first;
}
