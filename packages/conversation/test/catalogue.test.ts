import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { catalogues, type MessageKey } from '../src/catalogue/catalogue.js';
import { labels } from '../src/percentages.js';
import { meaningText, resultText } from '../src/result.js';
import { maximumLength } from '../src/scene.js';
import { type Finding, type Label, type Language, languages } from '../src/types.js';

/** WhatsApp's limit of a text with a picture, as a caption. */
const captionLength = 1024;
const keys = Object.keys(catalogues.en) as MessageKey[];

/** Messages that the error table and the quality checks name from outside this package. */
const namedOutside = [
  'photo.lost',
  'photo.tooLarge',
  'photo.failed',
  'advice.too_small',
  'advice.too_dark',
  'advice.too_bright',
  'advice.low_contrast',
  'advice.blurred',
  'advice.cut_off',
  'advice.rotated',
  'advice.inverted',
  'advice.several_films',
  'correction.rotated_corrected',
  'correction.inverted_corrected',
  'correction.frame_cropped',
];

const corrected = ['rotated_corrected', 'inverted_corrected', 'frame_cropped'] as const;

/** Words by which a text would claim what only a doctor may: allowed for nobody, in no language. */
const claims: Readonly<Record<Language, RegExp>> = {
  en: /\b(you (have|are|may have) (covid|pneumonia|ill|sick|healthy)|infected|positive|negative|healthy|tumou?r|cancer)\b/i,
  pt: /\b(você tem (covid|pneumonia)|você está (doente|saudável)|infectad|positivo|negativo|saudável|tumor|câncer)\b/i,
  fr: /\b(vous avez (le covid|une pneumonie)|vous êtes (malade|sain)|infecté|positif|négatif|tumeur|cancer)\b/i,
  de: /\b(Sie haben (Covid|eine Lungenentzündung)|Sie sind (krank|gesund)|infiziert|positiv|negativ|gesund|Tumor|Krebs)\b/i,
  id: /\b(Anda (terkena|mengidap|sakit|sehat)|terinfeksi|positif|negatif|tumor|kanker)\b/i,
  hi: /(आपको (कोविड|निमोनिया) है|आप (बीमार|स्वस्थ) हैं|संक्रमित|पॉजिटिव|नेगेटिव|ट्यूमर|कैंसर)/,
  ar: /(لديك (كوفيد|التهاب)|عندك (كوفيد|التهاب)|أنت (مريض|مصاب)|مصاب|إيجابي|سلبي|ورم|سرطان)/,
  es: /\b(tienes (covid|neumonía)|estás (enfermo|sano)|infectad|positivo|negativo|sano|tumor|cáncer)\b/i,
};

describe.each(languages)('catalogue %s', (language) => {
  const catalogue = catalogues[language];

  it('has every key, and each within one message', () => {
    expect(Object.keys(catalogue).sort()).toEqual([...keys].sort());
    for (const key of keys) {
      expect(catalogue[key].trim(), key).not.toBe('');
      expect(catalogue[key].length, key).toBeLessThanOrEqual(maximumLength);
    }
  });

  it('has the placeholders of the English text', () => {
    const placeholders = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();
    for (const key of keys) {
      expect(placeholders(catalogue[key]), key).toEqual(placeholders(catalogues.en[key]));
    }
  });

  it('has buttons of at most 20 characters', () => {
    for (const key of keys.filter((name) => name.startsWith('choice.'))) {
      expect([...catalogue[key]].length, key).toBeLessThanOrEqual(20);
    }
  });

  it('claims nothing that only a doctor may', () => {
    for (const key of keys) expect(catalogue[key], key).not.toMatch(claims[language]);
  });

  it('gives no figure without the caution, and all of a result within one message', () => {
    for (const outcome of ['classified', 'uncertain'] as const) {
      for (const label of ['normal', 'pneumonia', 'covid19'] as const satisfies Label[]) {
        const probabilities = { normal: 0.1, pneumonia: 0.1, covid19: 0.1, [label]: 0.8 };
        const text = resultText({ outcome, probabilities, quality: corrected }, language, true);
        for (const name of corrected) expect(text).toContain(catalogue[`correction.${name}`]);
        expect(text).toContain(catalogue['result.caution']);
        expect(text.length).toBeLessThanOrEqual(maximumLength);
      }
    }
    const figures = /[%٪]/;
    for (const key of keys) expect(catalogue[key], key).not.toMatch(figures);
  });

  it('has a result of one message with its picture, and what it means of another', () => {
    for (const outcome of ['classified', 'uncertain'] as const) {
      for (const label of labels) {
        for (const share of [0.5, 0.9]) {
          const rest = (1 - share) / 2;
          const probabilities = { normal: rest, pneumonia: rest, covid19: rest, [label]: share };
          const finding: Finding = { outcome, probabilities, quality: [] };
          expect(resultText(finding, language, true).length).toBeLessThanOrEqual(captionLength);
          expect(meaningText(finding, language).length).toBeLessThanOrEqual(captionLength);
          expect(meaningText(finding, language)).not.toMatch(/[%٪]|\{/);
        }
      }
    }
  });

  it('has what goes with a drawing within one caption', () => {
    const quality = ['too_dark', 'blurred', 'too_small', 'low_contrast'];
    const retake = resultText({ outcome: 'poor_quality', probabilities: null, quality }, language, false);
    for (const text of [catalogue['photo.ask'], retake])
      expect(text.length).toBeLessThanOrEqual(captionLength);
  });

  it('runs in one direction', () => {
    if (language !== 'ar') return;
    // WhatsApp takes the direction of a line from its first letter.
    for (const key of keys)
      for (const line of catalogue[key].split('\n')) {
        const first = /\p{L}/u.exec(line.replace(/\{\w+\}/g, ''))?.[0];
        if (first !== undefined) expect(first, `${key}: ${line}`).toMatch(/\p{sc=Arabic}/u);
      }
  });

  it('gives no figures for a picture that was not read', () => {
    for (const outcome of ['not_chest_xray', 'poor_quality', 'unreadable'] as const) {
      const probabilities = { normal: 0.2, pneumonia: 0.3, covid19: 0.5 };
      const finding: Finding = { outcome, probabilities, quality: ['too_dark', 'never_heard_of'] };
      expect(resultText(finding, language, true)).not.toMatch(/[%٪]|\{/);
    }
  });
});

it('has what other rooms name', () => {
  expect(keys).toEqual(expect.arrayContaining(namedOutside));
});

it('holds no text that nothing says', () => {
  const source = new URL('../src/', import.meta.url);
  const code = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.startsWith('catalogue/'))
    .map((file) => readFileSync(new URL(file, source), 'utf8'))
    .join('\n');
  const composed = /^(advice|choice|kind|label|meaning|result\.next|status)\./;
  const unused = keys.filter(
    (key) => !composed.test(key) && !namedOutside.includes(key) && !code.includes(`'${key}'`),
  );
  expect(unused).toEqual([]);
});
