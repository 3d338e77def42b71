import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { ChatEvent, ChatMessage, Exchange, Film, NewMessage, Phone } from '../src/chat-api.js';
import type { Api } from './api.js';

/** Older exchanges leave the panel, so that a page left open over night stays quick. */
const trafficLimit = 500;

/** All that the page knows and can do. Components read the signals and call the functions. */
export interface Chat {
  readonly connection: Signal<'connecting' | 'open' | 'lost'>;
  readonly line: ReadonlySignal<string>;
  readonly webhookUrl: ReadonlySignal<string>;
  readonly films: ReadonlySignal<readonly Film[]>;
  readonly phones: ReadonlySignal<readonly Phone[]>;
  /** Messages of each phone by its id, in their order. */
  readonly conversations: ReadonlySignal<ReadonlyMap<string, readonly ChatMessage[]>>;
  /** The phone whose chat is open. */
  readonly phone: ReadonlySignal<Phone | undefined>;
  readonly messages: ReadonlySignal<readonly ChatMessage[]>;
  readonly typing: ReadonlySignal<ReadonlySet<string>>;
  /** Sids of messages that the line erased at Twilio. */
  readonly erased: ReadonlySignal<ReadonlySet<string>>;
  /** Sids of messages with quick replies of which one was pressed. */
  readonly answered: ReadonlySignal<ReadonlySet<string>>;
  readonly traffic: ReadonlySignal<readonly Exchange[]>;
  /** The message that the next one will quote. */
  readonly quoted: Signal<ChatMessage | undefined>;
  /** What went wrong last, in words for a person. */
  readonly fault: Signal<string | undefined>;

  apply(event: ChatEvent): void;
  open(phone: string): void;
  addPhone(name: string): Promise<boolean>;
  /** True where the simulator took it; otherwise `fault` says why not. */
  send(message: NewMessage): Promise<boolean>;
  sendFiles(files: readonly File[], text: string): Promise<boolean>;
  markRead(): Promise<void>;
  redeliver(messageSid: string): Promise<boolean>;
}

export function createChat(api: Api): Chat {
  const connection = signal<'connecting' | 'open' | 'lost'>('connecting');
  const line = signal('');
  const webhookUrl = signal('');
  const films = signal<readonly Film[]>([]);
  const phones = signal<readonly Phone[]>([]);
  const bySid = signal<ReadonlyMap<string, ChatMessage>>(new Map());
  const opened = signal<string | undefined>(undefined);
  const typing = signal<ReadonlySet<string>>(new Set());
  const erased = signal<ReadonlySet<string>>(new Set());
  const answered = signal<ReadonlySet<string>>(new Set());
  const traffic = signal<readonly Exchange[]>([]);
  const quoted = signal<ChatMessage | undefined>(undefined);
  const fault = signal<string | undefined>(undefined);

  const conversations = computed(() => {
    const grouped = new Map<string, ChatMessage[]>();
    for (const message of [...bySid.value.values()].sort((a, b) => a.order - b.order)) {
      const conversation = grouped.get(message.phone);
      if (conversation === undefined) grouped.set(message.phone, [message]);
      else conversation.push(message);
    }
    return grouped;
  });
  const phone = computed(() => phones.value.find(({ id }) => id === opened.value) ?? phones.value[0]);
  const messages = computed(() => conversations.value.get(phone.value?.id ?? '') ?? []);

  const attempt = async (work: () => Promise<unknown>): Promise<boolean> => {
    try {
      await work();
      fault.value = undefined;
      return true;
    } catch (error) {
      fault.value = error instanceof Error ? error.message : String(error);
      return false;
    }
  };
  // One request after the other, so that messages leave in the order in which they were written.
  let turn: Promise<unknown> = Promise.resolve();
  const toOpenPhone = (work: (phone: string) => Promise<void>): Promise<boolean> => {
    const id = phone.value?.id;
    const result = turn.then(() =>
      attempt(async () => {
        if (id === undefined) throw new Error('Add a phone first.');
        await work(id);
      }),
    );
    turn = result;
    return result;
  };

  const addPhone = (name: string) =>
    attempt(async () => {
      const added = await api.addPhone(name === '' ? {} : { name });
      apply({ type: 'phone', phone: added });
      opened.value = added.id;
    });

  const apply = (event: ChatEvent): void => {
    switch (event.type) {
      case 'state': {
        const { state } = event;
        line.value = state.line;
        webhookUrl.value = state.webhookUrl;
        films.value = state.films;
        phones.value = state.phones;
        bySid.value = new Map(state.messages.map((message) => [message.sid, message]));
        traffic.value = state.traffic.slice(-trafficLimit);
        typing.value = new Set();
        // Nobody should have to ask what to do first.
        if (state.phones.length === 0) void addPhone('');
        return;
      }
      case 'phone':
        phones.value = [...phones.value.filter(({ id }) => id !== event.phone.id), event.phone];
        return;
      case 'message':
        bySid.value = new Map(bySid.value).set(event.message.sid, event.message);
        return;
      case 'deleted':
        erased.value = new Set(erased.value).add(event.sid);
        return;
      case 'typing': {
        const next = new Set(typing.value);
        if (event.active) next.add(event.phone);
        else next.delete(event.phone);
        typing.value = next;
        return;
      }
      case 'exchange':
        traffic.value = [...traffic.value, event.exchange].slice(-trafficLimit);
        return;
    }
  };

  return {
    connection,
    line,
    webhookUrl,
    films,
    phones,
    conversations,
    phone,
    messages,
    typing,
    erased,
    answered,
    traffic,
    quoted,
    fault,
    apply,
    open: (id) => {
      opened.value = id;
      quoted.value = undefined;
      fault.value = undefined;
    },
    addPhone,
    send: async (message) => {
      const sent = await toOpenPhone((id) => api.send(id, message));
      if (sent && message.type === 'button') answered.value = new Set(answered.value).add(message.message);
      return sent;
    },
    sendFiles: (files, text) => toOpenPhone((id) => api.sendFiles(id, files, text)),
    markRead: async () => void (await toOpenPhone((id) => api.markRead(id))),
    redeliver: (sid) => attempt(() => api.redeliver(sid)),
  };
}

/** Messages of the line that the person has not looked at. */
export function unreadCount(messages: readonly ChatMessage[]): number {
  return messages.filter(({ sender, tick }) => sender === 'line' && (tick === 'sent' || tick === 'delivered'))
    .length;
}
