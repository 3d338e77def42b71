import { type MessageKey, type Params, render } from './catalogue/catalogue.js';
import type { DialogueState } from './state.js';
import type {
  AttachmentKind,
  DrawnPicture,
  Effect,
  Language,
  ModelAccuracy,
  PhotoRef,
  QuickReply,
  Retention,
} from './types.js';

/** WhatsApp's limit of one message. */
export const maximumLength = 1600;
/** WhatsApp's limit of a list; up to three choices become buttons. */
const maximumChoices = 10;

/** What an act may look at besides the state. */
export interface Scene {
  /** ms since 1970 */
  readonly now: number;
  readonly photos: readonly PhotoRef[];
  readonly country: string | null;
  /** Seconds until a film that comes now will have been read; 0 where that is not known. */
  readonly waitSeconds: number;
  readonly accuracy: ModelAccuracy | null;
  readonly retention: Retention | undefined;
  /** What was sent that is no photo. */
  readonly otherKind: AttachmentKind | null;
  /** The screening whose photo the message answers, where it answers one. */
  readonly film: string | null;
  /** Whether the message names the language to go on in. */
  readonly languageNamed: boolean;
  /** What the message may mean where that is not sure, best first. */
  readonly alternatives: readonly ChoiceId[];
}

/** What one step of the dialogue comes to. */
export interface Turn {
  readonly state: DialogueState;
  readonly effects: readonly Effect[];
}

/** One thing that the dialogue can do. It leaves `stage` to the table, which knows where the act may lead. */
export type Act = (state: DialogueState, scene: Scene) => Turn;

export function silence(state: DialogueState): Turn {
  return { state, effects: [] };
}

/** One after the other, on one state. */
export function sequence(...acts: readonly Act[]): Act {
  return (state, scene) =>
    acts.reduce<Turn>(
      (turn, act) => {
        const next = act(turn.state, scene);
        return { state: next.state, effects: [...turn.effects, ...next.effects] };
      },
      { state, effects: [] },
    );
}

/** A reply in final form. Choices are numbered at the end of the text and remembered, so that "2" is understood. */
export function reply(
  state: DialogueState,
  text: string,
  choices: readonly QuickReply[] = [],
  pictureId?: string,
): Turn {
  const list = choices.map((choice, position) => `${position + 1}. ${choice.title}`).join('\n');
  return {
    state: choices.length === 0 ? state : { ...state, offered: choices.map((choice) => choice.id) },
    effects: [
      {
        type: 'reply',
        text: list === '' ? text : `${text}\n\n${list}`,
        language: state.language,
        ...(choices.length > 0 && choices.length <= maximumChoices && { choices }),
        ...(pictureId !== undefined && { pictureId }),
      },
    ],
  };
}

/** An act that says one text of the catalogue, with choices named after `choice.<id>`. */
export function say(key: MessageKey, choiceIds: readonly ChoiceId[] = [], params: Params = {}): Act {
  return (state) => reply(state, render(state.language, key, params), titled(state.language, choiceIds));
}

/** The same, with a drawing. */
export function sayWithPicture(key: MessageKey, picture: DrawnPicture): Act {
  return (state) => reply(state, render(state.language, key), [], picture);
}

/** An act that says nothing and has something done. */
export function effect(...effects: readonly Effect[]): Act {
  return (state) => ({ state, effects });
}

/** Choices with their titles in a language. */
export function titled(language: Language, ids: readonly ChoiceId[]): readonly QuickReply[] {
  return ids.map((id) => ({ id, title: titleOf(id, language) }));
}

export function titleOf(id: ChoiceId, language: Language): string {
  return render(language, `choice.${titles[id]}`);
}

type TitleKey = Extract<MessageKey, `choice.${string}`> extends `choice.${infer Name}` ? Name : never;

/** Ids of choices and the catalogue's name of their titles. Answers to different questions have different ids. */
const titles = {
  covid_test: 'covid_test',
  help: 'help',
  privacy: 'privacy',
  explain_result: 'explain_result',
  accuracy: 'accuracy',
  status: 'status',
  cancel: 'cancel',
  delete_data: 'delete_data',
  language: 'language',
  human: 'human',
  emergency: 'emergency',
  consent_yes: 'yes',
  consent_no: 'no',
  erasure_yes: 'yes',
  erasure_no: 'no',
  donate_yes: 'yes',
  donate_no: 'no',
  helpful_yes: 'yes',
  helpful_no: 'no',
  begin: 'begin',
  report: 'report',
  found_normal: 'found_normal',
  found_pneumonia: 'found_pneumonia',
  found_covid19: 'found_covid19',
  found_other: 'found_other',
  found_none: 'found_none',
} as const satisfies Record<string, TitleKey>;
export type ChoiceId = keyof typeof titles;

export function isChoiceId<Id extends string>(id: Id): id is Id & ChoiceId {
  return Object.hasOwn(titles, id);
}
