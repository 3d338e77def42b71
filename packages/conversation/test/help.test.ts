import { expect, it } from 'vitest';
import { catalogues } from '../src/catalogue/catalogue.js';
import { languages } from '../src/types.js';
import { understand } from '../src/understanding/understand.js';

/** What the help text lists, in its order. */
const listed = [
  'covid_test',
  'status',
  'explain_result',
  'accuracy',
  'privacy',
  'delete_data',
  'language',
  'cancel',
];

/** Choices whose title says what they stand for. */
const titled = [
  'covid_test',
  'help',
  'privacy',
  'explain_result',
  'accuracy',
  'status',
  'cancel',
  'delete_data',
  'language',
  'human',
  'emergency',
] as const;

it.each(languages)('what the help in %s tells people to write is understood', (language) => {
  const commands = [...catalogues[language].help.matchAll(/\*(.+?)\*/g)].map(([, command = '']) => command);
  expect(commands.map((command) => understand(command, language).intent)).toEqual(listed);
});

it.each(languages)('the titles of buttons in %s are understood when they are typed', (language) => {
  const catalogue = catalogues[language];
  expect(understand(catalogue['choice.yes'], language).intent).toBe('consent_yes');
  expect(understand(catalogue['choice.no'], language).intent).toBe('consent_no');
  for (const intent of titled)
    expect(understand(catalogue[`choice.${intent}`], language).intent).toBe(intent);
});
