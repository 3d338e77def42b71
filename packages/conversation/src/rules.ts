import { type Act, type Scene, sequence } from './scene.js';
import type { DialogueState, Stage } from './state.js';
import type { Reported } from './types.js';
import type { Intent } from './understanding/intent.js';

/** What comes in: an intent, something that was sent, a word or a button that acts at once, or an operator's doing. */
export type Signal =
  | Intent
  | 'photo'
  | 'other_file'
  | 'link'
  | 'nothing'
  | 'stop'
  | 'begin'
  | 'report'
  | 'donate_yes'
  | 'donate_no'
  | 'helpful_yes'
  | 'helpful_no'
  | `found_${Reported | 'none'}`
  | 'operator_takes'
  | 'operator_hands_back';

/** Conditions that a rule may ask for, by the names that the diagram shows. */
const conditions = {
  'photos kept': (state) => state.held.length > 0,
  'consent given': (state) => state.consentAt !== null,
  'photos kept, consent given': (state) => state.held.length > 0 && state.consentAt !== null,
  'photo beside it': (_, scene) => scene.photos.length > 0,
  'something similar': (_, scene) => scene.alternatives.length > 0,
  'language named': (_, scene) => scene.languageNamed,
  'human called': (state) => state.humanSince !== null,
  'films to give': (state) => state.undecided.length > 0,
  'a result to speak of': (state) => state.told.length > 0,
  'answers a photo': (_, scene) => scene.film !== null,
  'was stopped': (state) => state.resume === 'stopped',
} as const satisfies Record<string, (state: DialogueState, scene: Scene) => boolean>;

/** What happens on a signal, and where that leads. */
export interface Rule {
  readonly when?: keyof typeof conditions;
  readonly act: Act;
  /**
   * The stage that follows; `resume` is the one before the question of erasure, `interrupted` the one before an operator
   * took over. The same stage where none is named.
   */
  readonly to?: Stage | 'resume' | 'interrupted';
}

/** For each signal the rules in order: the first whose condition holds is taken. */
export type Rules = readonly [...Rule[], Omit<Rule, 'when'>];
export type Row = Readonly<Record<Signal, Rules>>;

/** The rule that is taken: the first whose condition holds. */
export function ruleFor(rules: readonly Rule[], state: DialogueState, scene: Scene): Rule | undefined {
  return rules.find(({ when }) => when === undefined || conditions[when](state, scene));
}

/**
 * The same row with each rule that names no stage leading to one: a question that the person answers otherwise is over.
 * What an operator does leaves it open.
 */
export function leaving(row: Row, stage: Stage): Row {
  const rules = Object.entries(row) as readonly (readonly [Signal, Rules])[];
  return Object.fromEntries(
    rules.map(([signal, list]) => [
      signal,
      signal.startsWith('operator_') ? list : list.map((rule) => ({ to: stage, ...rule })),
    ]),
  ) as unknown as Row;
}

/** What a person may ask of a line that they stopped, by which it begins again. */
export function reopening(row: Row, reopen: Act): Row {
  const rules = Object.entries(row) as readonly (readonly [Signal, Rules])[];
  return Object.fromEntries(
    rules.map(([signal, list]) => [
      signal,
      list.map((rule) => ({ to: 'start', ...rule, act: sequence(reopen, rule.act) })),
    ]),
  ) as unknown as Row;
}
