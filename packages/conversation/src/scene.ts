import { type MessageKey, type Params, render } from './catalogue/catalogue.js';
import type { DialogueState } from './state.js';
import type { Effect, ModelAccuracy, PhotoRef, QuickReply } from './types.js';

/** WhatsApp's limit of one message. */
export const maximumLength = 1600;
const maximumButtons = 3;

/** What an act may look at besides the state. */
export interface Scene {
  /** ms since 1970 */
  readonly now: number;
  readonly photos: readonly PhotoRef[];
  readonly country: string | null;
  readonly accuracy: ModelAccuracy | null;
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

/** Choices as they are offered: the id is what comes back when a button is pressed. */
export interface Choice {
  readonly id: string;
  readonly title: string;
}

/** A reply in final form. Choices are numbered at the end of the text and remembered, so that "2" is understood. */
export function reply(
  state: DialogueState,
  text: string,
  choices: readonly Choice[] = [],
  pictureId?: string,
): Turn {
  const list = choices.map((choice, position) => `${position + 1}. ${choice.title}`).join('\n');
  const buttons: readonly QuickReply[] = choices.length <= maximumButtons ? choices : [];
  return {
    state: choices.length === 0 ? state : { ...state, offered: choices.map((choice) => choice.id) },
    effects: [
      {
        type: 'reply',
        text: list === '' ? text : `${text}\n\n${list}`,
        language: state.language,
        ...(buttons.length > 0 && { choices: buttons }),
        ...(pictureId !== undefined && { pictureId }),
      },
    ],
  };
}

/** An act that says one text of the catalogue, with choices named after `choice.<id>`. */
export function say(key: MessageKey, choiceIds: readonly ChoiceId[] = [], params: Params = {}): Act {
  return (state) =>
    reply(
      state,
      render(state.language, key, params),
      choiceIds.map((id) => ({ id, title: render(state.language, `choice.${titles[id]}`) })),
    );
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
} as const satisfies Record<string, TitleKey>;
export type ChoiceId = keyof typeof titles;

export function isChoiceId<Id extends string>(id: Id): id is Id & ChoiceId {
  return Object.hasOwn(titles, id);
}
