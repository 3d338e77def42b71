import { splitText, withoutNumbers } from '@lungline/channel';
import type { ConversationEvent, Effect } from '@lungline/conversation';
import type { Dispatch, Note, SenderKey, Step } from '@lungline/store';

type Planned = Pick<Step, 'replies' | 'screenings' | 'notes' | 'dispatches'>;
type Reply = Extract<Effect, { type: 'reply' }>;

/** WhatsApp's limits of a text, and of a text that stands under a picture or above buttons. */
const textLimit = 1_600;
const captionLimit = 1_024;

export interface Occasion {
  /** Id in the ledger. */
  readonly eventId: string;
  readonly sender: SenderKey;
  readonly event: ConversationEvent;
  /** The member of the console who acts; empty where nobody does. */
  readonly operator: string;
  /** Whether messages are marked as read. */
  readonly acknowledge: boolean;
}

/**
 * What the effects of one event write. Every id follows from the event's, so that an event that is taken twice, by
 * whatever accident, names the same replies, screenings and jobs.
 */
export function plan(occasion: Occasion, effects: readonly Effect[]): Planned {
  const { eventId, sender, event } = occasion;
  const replies: Step['replies'][number][] = [];
  const screenings: Step['screenings'][number][] = [];
  const notes: Note[] = [];
  const first: Dispatch[] = [];
  const jobs: Dispatch[] = [];
  for (const effect of effects) {
    switch (effect.type) {
      case 'reply':
        for (const part of partsOf(effect)) {
          replies.push({ id: `${eventId}-r${replies.length + 1}`, asked: isAsked(event), ...part });
        }
        break;
      case 'screen': {
        const { screeningId, photo } = effect;
        screenings.push({ id: screeningId, ...photo });
        jobs.push({ queue: 'analysis', name: 'screen', jobId: screeningId, data: { screeningId } });
        break;
      }
      case 'discard': {
        const { messageId } = effect.photo;
        const jobId = `delete-${messageId}`;
        jobs.push({ queue: 'erasure', name: 'delete-message', jobId, data: { messageId } });
        break;
      }
      case 'acknowledge': {
        const { messageId } = effect;
        const jobId = `acknowledge-${messageId}`;
        if (occasion.acknowledge)
          first.push({ queue: 'outbound', name: 'acknowledge', jobId, data: { messageId } });
        break;
      }
      case 'erase': {
        const data = { sender, language: effect.receipt.language };
        jobs.push({ queue: 'erasure', name: 'erase', jobId: `${eventId}-erase`, data });
        break;
      }
      default:
        notes.push(noteOf(effect));
    }
  }
  notes.unshift(...operatorNotes(occasion, replies.length > 0));
  const send: Dispatch = { queue: 'outbound', name: 'send', jobId: `${eventId}-send`, data: { sender } };
  // The person first: they read that the photo is being looked at before its result can overtake.
  if (replies.length > 0) first.push(send);
  return { replies, screenings, notes, dispatches: [...first, ...jobs] };
}

/** Results come when they are ready; all else answers somebody who is there. */
function isAsked(event: ConversationEvent): boolean {
  return event.type === 'message' || (event.type === 'operator' && event.action === 'say');
}

/** A reply in as many messages as it needs: the picture is with the first, the choices are below the last. */
function partsOf({ type: _, text, choices, pictureId, ...rest }: Reply): Omit<Reply, 'type'>[] {
  const plain = choices === undefined && pictureId === undefined;
  const body = withoutNumbers(text, choices ?? []);
  const numbers = text.slice(body.length);
  const parts =
    text.length <= (plain ? textLimit : captionLimit)
      ? [body]
      : splitText(body, plain ? textLimit : captionLimit - numbers.length);
  return parts.map((part, index) => {
    const last = index === parts.length - 1;
    return {
      ...rest,
      text: last ? part + numbers : part,
      ...(index === 0 && pictureId !== undefined ? { pictureId } : {}),
      ...(last && choices !== undefined ? { choices } : {}),
    };
  });
}

/** What an operator does is written down beside what the dialogue makes of it. */
function operatorNotes({ event, operator: by }: Occasion, sent: boolean): readonly Note[] {
  if (event.type !== 'operator') return [];
  switch (event.action) {
    case 'take':
      return [{ type: 'human_taken', by }];
    case 'release':
      return [{ type: 'human_dismissed' }];
    case 'say':
      return [
        { type: 'human_taken', by },
        ...(sent
          ? ([{ type: 'passed_on', from: 'operator', text: event.text, attachments: [] }] as const)
          : []),
      ];
  }
}

type NotedEffect = Exclude<Effect, { type: 'reply' | 'screen' | 'discard' | 'acknowledge' | 'erase' }>;

function noteOf(effect: NotedEffect): Note {
  switch (effect.type) {
    case 'donate':
    case 'release':
    case 'feedback':
    case 'unmatched':
      return effect;
    case 'call_human':
      return { type: 'human_called' };
    case 'dismiss_human':
      return { type: 'human_dismissed' };
    case 'pass_on': {
      const { text, attachments } = effect;
      return { type: 'passed_on', from: 'person', text, attachments };
    }
    case 'opt_out':
      return { type: 'stopped' };
    case 'opt_in':
      return { type: 'started' };
  }
}
