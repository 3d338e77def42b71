import type { Parties, ReplyRecord, SenderKey } from '@lungline/store';
import type { SendDeps } from '../src/processors/send.js';

export const sender = 'AAAAAAAAAAAAAAAAAAAAAA' as SenderKey;
export const parties: Parties = { address: 'whatsapp:+15550100001', line: 'whatsapp:+15550100000' };

/** The part of the store that sending needs, for one conversation, in memory. */
export function createMemoryOutbox(clock: () => number) {
  const replies: ReplyRecord[] = [];
  let known: Parties | null = parties;
  let heardAt = clock();
  let stopped = false;
  let pictureUnderWay: { readonly replyId: string; readonly sinceMs: number } | null = null;
  let locked = false;

  const patch = (id: string, change: Partial<ReplyRecord>) => {
    const index = replies.findIndex((reply) => reply.id === id);
    const reply = replies[index];
    if (reply === undefined) throw new Error(`no reply ${id}`);
    replies[index] = { ...reply, ...change };
  };
  const store: SendDeps['store'] = {
    withSendLock: async (_, work) => {
      if (locked) return false;
      locked = true;
      try {
        await work(new AbortController().signal);
      } finally {
        locked = false;
      }
      return true;
    },
    unsentReplies: async () => replies.filter(({ status }) => status === 'pending' || status === 'sending'),
    loadSession: async () => ({ sender, version: 1, parties: known, state: null, heardAt, stopped }),
    markSending: async (id) => patch(id, { status: 'sending', sendingAt: clock() }),
    markSent: async (id, providerSid) => patch(id, { status: 'sent', providerSid }),
    markFailed: async (id, error, providerCode) =>
      patch(id, { status: 'failed', error, ...(providerCode === undefined ? {} : { providerCode }) }),
    markWaiting: async (id) => {
      const { sendingAt: _, ...reply } = replies.find((each) => each.id === id) ?? {};
      patch(id, { ...reply, status: 'pending' });
    },
    markUntaken: async (id) => {
      const { sendingAt: _, ...reply } = replies.find((each) => each.id === id) ?? {};
      patch(id, { ...reply, status: 'pending' });
    },
    markStopped: async () => {
      stopped = true;
    },
    pictureUnderWay: async () => pictureUnderWay,
    time: async () => clock(),
    reply: async (id) => replies.find((reply) => reply.id === id) ?? null,
    reportDelivery: async ({ status, replyId = '' }) => {
      pictureUnderWay = null;
      if (status === 'failed') patch(replyId, { status: 'pending' });
      return true;
    },
    claimedSids: async () => new Set(replies.flatMap(({ providerSid }) => providerSid ?? [])),
  };
  return {
    store,
    replies: replies as readonly ReplyRecord[],
    write: (id: string, text: string, change: Partial<ReplyRecord> = {}) =>
      void replies.push({
        id,
        sender,
        text,
        language: 'en',
        asked: true,
        status: 'pending',
        createdAt: clock(),
        ...change,
      }),
    /** The person writes, now. */
    hear: () => {
      heardAt = clock();
    },
    isStopped: () => stopped,
    setPictureUnderWay: (replyId: string, sinceMs: number) => {
      pictureUnderWay = { replyId, sinceMs };
    },
    stop: () => {
      stopped = true;
    },
    forgetPerson: () => {
      known = null;
    },
    setLocked: (value: boolean) => {
      locked = value;
    },
  };
}
