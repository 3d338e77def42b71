import { concludeFilm, tellResults } from './films.js';
import { interpret } from './interpret.js';
import { wasRead } from './result.js';
import { type Scene, say, type Turn } from './scene.js';
import { step } from './stages.js';
import { type DialogueState, initialState, parseState } from './state.js';
import type { AttachmentKind, ConversationEvent, MessageEvent, ModelAccuracy, PhotoRef } from './types.js';

export interface DialogueOptions {
  /** Figures of the shipped model, for whoever asks how accurate it is; null where they are not known. */
  readonly accuracy: ModelAccuracy | null;
}

export interface Dialogue {
  readonly initialState: DialogueState;
  /** Reads a stored state; null, a damaged one or one of another version is read as a new conversation. */
  parseState(stored: unknown): DialogueState;
  /**
   * One step. Pure: the same state, event and moment (ms since 1970) give the same turn. Throws for nothing.
   */
  reduce(state: DialogueState, event: ConversationEvent, now: number): Turn;
}

/** After this much silence a talk is over: the next message begins a new one, and consent is asked for again. */
const sessionMs = 24 * 3_600_000;

export function createDialogue({ accuracy }: DialogueOptions): Dialogue {
  return {
    initialState,
    parseState,
    reduce(state, event, now) {
      const scene: Scene = { now, photos: [], country: null, accuracy, languageNamed: false };
      return event.type === 'message'
        ? hear(state, event, scene)
        : settle({ state: concludeFilm(state, event), effects: [] }, scene);
    },
  };
}

/** A message from the person: first what they say, then what they sent with it, then results that waited for them. */
function hear(before: DialogueState, event: MessageEvent, still: Scene): Turn {
  const awake: DialogueState = { ...awaken(before, still.now), heardAt: still.now };
  const waited = awake.films.some((film) => film.ending !== null);
  const photos = event.attachments
    .filter(({ kind }) => kind === 'image')
    .map(({ index }): PhotoRef => ({ messageId: event.messageId, index }));
  const others = event.attachments.filter(({ kind }) => kind !== 'image');

  const { state, signals, languageNamed } = interpret(awake, event);
  const scene: Scene = { ...still, country: event.country ?? null, languageNamed };
  let turn: Turn = { state, effects: [] };
  for (const signal of signals) turn = then(turn, (state) => step(state, signal, scene));
  if (photos.length > 0) turn = then(turn, (state) => step(state, 'photo', { ...scene, photos }));
  if (others.length > 0) turn = then(turn, (state) => explainKind(state, others[0]?.kind ?? 'other', scene));
  return waited ? settle(turn, scene) : turn;
}

/** A new talk after a long silence. Language, films under way and photos that wait for consent stay. */
function awaken(state: DialogueState, now: number): DialogueState {
  if (state.heardAt === null || now - state.heardAt < sessionMs) return state;
  if (state.films.length > 0) return state;
  return {
    ...state,
    stage: state.held.length > 0 ? 'consent' : 'start',
    consentAt: null,
    offered: [],
    misses: 0,
  };
}

function explainKind(state: DialogueState, kind: AttachmentKind, scene: Scene): Turn {
  return say(kind === 'image' ? 'kind.other' : `kind.${kind}`)(state, scene);
}

/** Tells what is ready, and leaves the stage of reading when nothing is being read any more. */
function settle(turn: Turn, scene: Scene): Turn {
  const told = then(turn, (state) => tellResults(state, scene));
  const { state } = told;
  if (state.films.length > 0) return told;
  const stage = state.lastFinding !== null && wasRead(state.lastFinding) ? 'result' : 'retake';
  if (state.stage === 'reading') return { ...told, state: { ...state, stage } };
  if (state.stage === 'erasure' && state.resume === 'reading')
    return { ...told, state: { ...state, resume: stage } };
  return told;
}

function then(turn: Turn, act: (state: DialogueState) => Turn): Turn {
  const next = act(turn.state);
  return { state: next.state, effects: [...turn.effects, ...next.effects] };
}
