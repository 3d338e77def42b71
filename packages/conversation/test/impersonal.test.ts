import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { impersonal } from '../src/impersonal.js';

describe('impersonal', () => {
  it.each([
    ['my name is John Smith and I have a question', 'Smith'],
    ['My Name Is maria lopez', 'lopez'],
    ['me llamo carlos', 'carlos'],
    ['je m’appelle Fatou', 'Fatou'],
    ['meu nome é joão', 'joão'],
    ['ich heiße Petra Müller', 'Müller'],
    ['nama saya budi', 'budi'],
    ['मेरा नाम राजेश है', 'राजेश'],
    ['mera naam rajesh hai', 'rajesh'],
    ['اسمي أحمد', 'أحمد'],
    ['please call Mr Jones', 'Jones'],
    ['write to ann.lee@example.org please', 'ann'],
    ['call me on +44 7911 123456', '7911'],
    ['मेरा नंबर ९८७६५४३२१० है', '९८७६'],
    ['see https://example.org/patient/ann?id=7', 'patient'],
    ['the film of Anna is here', 'Anna'],
    ['born on 3/4/1980', '1980'],
  ])('leaves nothing personal of %j', (sentence, personal) => {
    expect(impersonal(sentence)).not.toContain(personal);
  });

  it('leaves what says how people say things', () => {
    expect(impersonal('can this thing see a broken rib')).toBe('can this thing see a broken rib');
    expect(impersonal('क्या यह टूटी हड्डी देख सकता है')).toBe('क्या यह टूटी हड्डी देख सकता है');
  });

  it('never holds a digit, an address or more than 200 characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 1000 }), (text) => {
        const left = impersonal(text);
        expect(left).not.toMatch(/\p{Nd}|@|https?:/u);
        expect(left.length).toBeLessThanOrEqual(200);
      }),
    );
  });
});
