import type { NewPhone, Phone } from './chat-api.js';

const phoneLimit = 1_000;
/** Names that nobody takes for a real person's. */
const names = ['Asha', 'Bruno', 'Chidi', 'Dewi', 'Elena', 'Farid', 'Grace', 'Hiro', 'Ines', 'Jonas'];

export type AddPhone =
  | { readonly type: 'added'; readonly phone: Phone }
  | { readonly type: 'refused'; readonly problem: string };

export interface PhoneBook {
  add(wanted: NewPhone): AddPhone;
  phone(id: string): Phone | undefined;
  /** The phone with a number such as `+15550100001`. */
  withNumber(number: string): Phone | undefined;
  all(): readonly Phone[];
}

export function createPhoneBook(): PhoneBook {
  const phones = new Map<string, Phone>();
  const withNumber = (number: string) => [...phones.values()].find((phone) => phone.number === number);
  // Numbers of 555-01xx are set aside for fiction: nobody is called by mistake.
  const nextNumber = () => {
    for (let n = 1; ; n += 1) {
      const number = `+1555010${String(n).padStart(4, '0')}`;
      if (withNumber(number) === undefined) return number;
    }
  };

  return {
    add: ({ name, number = nextNumber() }) => {
      if (withNumber(number) !== undefined)
        return { type: 'refused', problem: 'This number has a phone already.' };
      if (phones.size >= phoneLimit) return { type: 'refused', problem: 'There are too many phones.' };
      const made = names[phones.size % names.length] ?? '';
      const phone = { id: `phone-${phones.size + 1}`, number, name: name ?? made };
      phones.set(phone.id, phone);
      return { type: 'added', phone };
    },
    phone: (id) => phones.get(id),
    withNumber,
    all: () => [...phones.values()],
  };
}
