import { describe, expect, it, vi } from 'vitest';
import type { ChatMessage, Exchange, NewMessage, Phone, State } from '../src/chat-api.js';
import type { Api } from './api.js';
import { createChat, unreadCount } from './chat.js';

const ann: Phone = { id: 'ann', number: '+15550100001', name: 'Ann' };
const bo: Phone = { id: 'bo', number: '+15550100002', name: 'Bo' };

const message = (fields: Partial<ChatMessage>): ChatMessage => ({
  sid: 'SM1',
  phone: 'ann',
  sender: 'line',
  text: 'hello',
  media: [],
  buttons: [],
  tick: 'delivered',
  at: '2026-01-02T10:00:00.000Z',
  order: 1,
  ...fields,
});

const state = (fields: Partial<State> = {}): State => ({
  line: '+14155238886',
  webhookUrl: 'http://127.0.0.1:3000/webhooks/twilio/messages',
  phones: [ann, bo],
  messages: [],
  traffic: [],
  films: [],
  ...fields,
});

const chatApi: Api = {
  addPhone: async () => bo,
  send: async () => undefined,
  sendFiles: async () => undefined,
  markRead: async () => undefined,
  redeliver: async () => undefined,
};

function chatWith(api: Partial<Api> = {}) {
  const chat = createChat({ ...chatApi, ...api });
  chat.apply({ type: 'state', state: state() });
  return chat;
}

describe('createChat', () => {
  it('opens the first phone and sorts its messages by order, whenever they arrive', () => {
    const chat = chatWith();
    chat.apply({ type: 'message', message: message({ sid: 'SM2', order: 2 }) });
    chat.apply({ type: 'message', message: message({ sid: 'SM1', order: 1 }) });
    chat.apply({ type: 'message', message: message({ sid: 'SM3', order: 3, phone: 'bo' }) });
    expect(chat.phone.value).toEqual(ann);
    expect(chat.messages.value.map(({ sid }) => sid)).toEqual(['SM1', 'SM2']);
    chat.open('bo');
    expect(chat.messages.value.map(({ sid }) => sid)).toEqual(['SM3']);
  });

  it('changes a message in place when its tick changes', () => {
    const chat = chatWith();
    chat.apply({ type: 'message', message: message({ tick: 'sent' }) });
    chat.apply({ type: 'message', message: message({ tick: 'read' }) });
    expect(chat.messages.value.map(({ tick }) => tick)).toEqual(['read']);
  });

  it('forgets what the simulator no longer knows when it connects again', () => {
    const chat = chatWith();
    chat.apply({ type: 'message', message: message({}) });
    chat.apply({ type: 'typing', phone: 'ann', active: true });
    chat.apply({ type: 'state', state: state() });
    expect(chat.messages.value).toEqual([]);
    expect(chat.typing.value.size).toBe(0);
  });

  it('keeps an erased message on the phone and marks it', () => {
    const chat = chatWith();
    chat.apply({ type: 'message', message: message({}) });
    chat.apply({ type: 'deleted', sid: 'SM1' });
    expect(chat.messages.value).toHaveLength(1);
    expect(chat.erased.value.has('SM1')).toBe(true);
  });

  it('sends to the open phone and lets a quick reply be pressed once', async () => {
    const send = vi.fn(async () => undefined);
    const chat = chatWith({ send });
    chat.open('bo');
    expect(await chat.send({ type: 'button', message: 'SM1', button: 'yes' })).toBe(true);
    expect(send).toHaveBeenCalledExactlyOnceWith('bo', { type: 'button', message: 'SM1', button: 'yes' });
    expect(chat.answered.value.has('SM1')).toBe(true);
  });

  it('sends one message after the other, each to the phone that was open', async () => {
    const calls: string[] = [];
    const send = async (phone: string, message: NewMessage) => {
      calls.push(`${phone} begins`);
      await Promise.resolve();
      calls.push(`${phone} ${message.type}`);
    };
    const chat = chatWith({ send });
    const first = chat.send({ type: 'text', text: 'a' });
    chat.open('bo');
    await Promise.all([first, chat.send({ type: 'film', film: 'b' })]);
    expect(calls).toEqual(['ann begins', 'ann text', 'bo begins', 'bo film']);
  });

  it('says what went wrong until the next attempt works', async () => {
    const send = vi.fn<Api['send']>().mockRejectedValueOnce(new Error('Too large.')).mockResolvedValue();
    const chat = chatWith({ send });
    expect(await chat.send({ type: 'text', text: 'hi' })).toBe(false);
    expect(chat.fault.value).toBe('Too large.');
    expect(await chat.send({ type: 'text', text: 'hi' })).toBe(true);
    expect(chat.fault.value).toBeUndefined();
  });

  it('gives a newcomer a phone to begin with', async () => {
    const chat = createChat({ ...chatApi, addPhone: async () => ann });
    chat.apply({ type: 'state', state: state({ phones: [] }) });
    await vi.waitFor(() => expect(chat.phone.value).toEqual(ann));
  });

  it('opens the phone that was added', async () => {
    const cy: Phone = { id: 'cy', number: '+15550100003', name: 'Cy' };
    const chat = chatWith({ addPhone: async () => cy });
    await chat.addPhone('Cy');
    chat.apply({ type: 'phone', phone: cy });
    expect(chat.phone.value).toEqual(cy);
    expect(chat.phones.value).toHaveLength(3);
  });

  it('keeps the last 500 exchanges', () => {
    const chat = chatWith();
    for (let id = 1; id <= 501; id++) {
      chat.apply({ type: 'exchange', exchange: { id } as Exchange });
    }
    expect(chat.traffic.value.at(0)?.id).toBe(2);
    expect(chat.traffic.value).toHaveLength(500);
  });
});

describe('unreadCount', () => {
  it('counts what the line sent and nobody has read', () => {
    const messages = [
      message({ tick: 'read' }),
      message({ tick: 'delivered' }),
      message({ tick: 'sent' }),
      message({ tick: 'undelivered' }),
      message({ tick: 'delivered', sender: 'phone' }),
    ];
    expect(unreadCount(messages)).toBe(2);
  });
});
