import type { ContentTemplate, ContentTemplates } from '@lungline/channel';
import { languages } from '@lungline/conversation';
import { expect, it } from 'vitest';
import { pushTemplates, type TemplateStatus } from './push-templates.js';

/** An account without a template, whose WhatsApp approves what it is asked twice about. */
function anAccount() {
  const made: ContentTemplate[] = [];
  const approvals = new Map<string, string>();
  const templates: ContentTemplates = {
    list: async () => new Map(made.map(({ name }, index) => [name, `HX${index}`])),
    create: async (template) => `HX${made.push(template) - 1}`,
    requestApproval: async (sid) => {
      approvals.set(sid, 'approved');
      return { status: 'received' };
    },
    approval: async (sid) => ({ status: approvals.get(sid) ?? 'unsubmitted' }),
  };
  return { made, templates };
}

async function run(templates: ContentTemplates, create: boolean): Promise<TemplateStatus[]> {
  const found: TemplateStatus[] = [];
  const signal = AbortSignal.timeout(60_000);
  for await (const status of pushTemplates({ templates, create, signal })) found.push(status);
  return found;
}

it('creates what is missing, submits what needs approval, and finds all of it again', {
  timeout: 120_000,
}, async () => {
  const { made, templates } = anAccount();
  const before = await run(templates, false);
  expect(new Set(before.map(({ state }) => state))).toEqual(new Set(['missing']));
  expect(made).toEqual([]);

  const pushed = await run(templates, true);
  expect(new Set(pushed.map(({ state }) => state))).toEqual(new Set(['created']));
  const announced = pushed.filter(({ kind }) => kind === 'result_ready');
  expect(announced.map(({ language }) => language)).toEqual(languages);
  expect(new Set(announced.map(({ approval }) => approval?.status))).toEqual(new Set(['received']));

  const after = await run(templates, true);
  expect(new Set(after.map(({ state }) => state))).toEqual(new Set(['there']));
  expect(after.find(({ kind }) => kind === 'result_ready')?.approval).toEqual({ status: 'approved' });
  expect(made).toHaveLength(pushed.length);
});

it('knows the choices of every language, lists among them, and no word of a text', {
  timeout: 120_000,
}, async () => {
  const { made, templates } = anAccount();
  await run(templates, true);
  const shapes = made.filter(({ name }) => !name.startsWith('lungline_')).map(({ types }) => types);
  const all = JSON.stringify(shapes);
  for (const word of [
    'consent_yes',
    'covid_test',
    'नहीं',
    'نعم',
    'Sí',
    'Nein',
    'Oui',
    'Não',
    'Tidak',
    'list-picker',
  ])
    expect(all).toContain(word);
  expect(/doctor|radiolog|médico|Arzt|डॉक्टर/i.exec(all)?.[0]).toBeUndefined();
});
