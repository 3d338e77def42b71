import { render } from './catalogue/catalogue.js';
import { dayOf, period } from './periods.js';
import { type Act, reply, type Scene, titled } from './scene.js';
import type { DialogueState } from './state.js';

/** What is kept about this very person at this moment, for how long, and how to have it erased. */
export const tellKept: Act = (state, scene) =>
  reply(
    state,
    [
      render(state.language, 'kept.title'),
      lines(state, scene).join('\n'),
      render(state.language, 'kept.rights'),
    ].join('\n\n'),
    titled(state.language, ['delete_data']),
  );

function lines(state: DialogueState, { retention }: Scene): readonly string[] {
  const { language } = state;
  const lasting = (seconds: number | undefined) => ({ period: period(seconds, language) });
  const counted = (count: number, line: () => string) => (count === 0 ? [] : [line()]);
  const undecided = state.toAsk.length + state.undecided.length;
  const donated = state.donated.length;
  return [
    render(language, 'kept.talk', lasting(retention?.session)),
    state.consentAt === null
      ? render(language, 'kept.noConsent')
      : render(language, 'kept.consent', { day: dayOf(state.consentAt, language) }),
    ...counted(state.held.length, () => render(language, 'kept.waiting', { count: state.held.length })),
    ...counted(state.films.length, () => render(language, 'kept.reading', { count: state.films.length })),
    ...counted(state.answered.length, () => render(language, 'kept.results', lasting(retention?.results))),
    ...counted(undecided, () =>
      render(language, 'kept.undecided', { count: undecided, ...lasting(retention?.undecidedFilms) }),
    ),
    ...counted(donated, () =>
      render(language, 'kept.donated', { count: donated, ...lasting(retention?.donatedFilms) }),
    ),
    render(language, 'kept.unmatched', lasting(retention?.unmatched)),
  ];
}
