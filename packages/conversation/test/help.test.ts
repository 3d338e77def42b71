import { expect, it } from 'vitest';
import { catalogues } from '../src/catalogue/catalogue.js';
import { interpret } from '../src/interpret.js';
import { type ChoiceId, titleOf } from '../src/scene.js';
import { initialState, type Stage, stageNames } from '../src/state.js';
import { type Language, languages } from '../src/types.js';

/** What the help text lists, in its order. */
const listed = [
  'covid_test',
  'status',
  'explain_result',
  'accuracy',
  'privacy',
  'delete_data',
  'report',
  'human',
  'language',
  'stop',
];

/** Choices whose title, typed where nothing was offered, says what they stand for. */
const titled: readonly ChoiceId[] = [
  'covid_test',
  'help',
  'privacy',
  'explain_result',
  'accuracy',
  'status',
  'delete_data',
  'language',
  'human',
  'emergency',
  'report',
  'begin',
];

/** Words that must do the same in every language and at every stage. */
const rights = ['stop', 'begin', 'help', 'delete_data'] as const;

function meaning(language: Language, text: string, stage: Stage = 'result') {
  const state = { ...initialState, language, languageChosen: true, stage, heardAt: 1 };
  return interpret(state, { type: 'message', messageId: 'm', text, attachments: [] }).signal;
}

/** The words in capitals or quotation marks that a text tells people to write. */
function toldToWrite(text: string): readonly string[] {
  return [...text.matchAll(/[„"«“]\s?([^"“”»]+?)\s?["”»“]|(?<!\p{L})(\p{Lu}{4,})(?!\p{L})/gu)].flatMap(
    ([, quoted, capitals]) => quoted ?? capitals ?? [],
  );
}

it.each(languages)('what the help in %s tells people to write is understood', (language) => {
  const commands = [...catalogues[language].help.matchAll(/\*(.+?)\*/g)].map(([, command = '']) => command);
  expect(commands.map((command) => meaning(language, command))).toEqual(listed);
});

it.each(languages)('the titles of buttons in %s are understood when they are typed', (language) => {
  const catalogue = catalogues[language];
  expect(meaning(language, catalogue['choice.yes'])).toBe('consent_yes');
  expect(meaning(language, catalogue['choice.no'])).toBe('consent_no');
  expect(['stop', 'cancel']).toContain(meaning(language, catalogue['choice.cancel']));
  for (const id of titled) expect(meaning(language, titleOf(id, language)), id).toBe(id);
});

it.each(languages)(
  'what texts in %s tell people to write about their rights is understood, wherever they stand',
  (language) => {
    const catalogue = catalogues[language];
    const told = {
      begin: toldToWrite(catalogue['stop.done']),
      help: toldToWrite(catalogue['kind.empty']).slice(1),
      delete_data: toldToWrite(catalogue['donation.given']),
      stop: toldToWrite(catalogue['stop.help']).slice(0, 1),
    };
    for (const right of rights) {
      expect(told[right], right).toHaveLength(1);
      for (const stage of stageNames)
        for (const word of told[right])
          for (const typed of [word, word.toLowerCase(), ` ${word}!`])
            expect(meaning(language, typed, stage), typed).toBe(right);
    }
  },
);

it('STOP, START, HELP and DELETE are understood in English whatever the talk is in', () => {
  const words = { STOP: 'stop', START: 'begin', HELP: 'help', DELETE: 'delete_data' } as const;
  for (const language of languages)
    for (const [word, right] of Object.entries(words)) expect(meaning(language, word), word).toBe(right);
});
