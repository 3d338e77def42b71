import { ConfigError, parseConfig, readEnvironment } from '@lungline/config';
import type { Finding } from './finding.js';

/** Reads the environment as the apps do. Without Twilio's variables `npm start` runs the simulator: no fault. */
export async function checkConfig(env: NodeJS.ProcessEnv = readEnvironment()): Promise<Finding[]> {
  const wrong = problemsOf(env, []);
  if (wrong.length > 0) return wrong.map((problem) => fault(problem));
  const missing = problemsOf(env, ['twilio', 'dataKeys']);
  if (missing.length === 0) return [...publicUrl(env), ok('Every variable that is set is right.')];
  return [
    ok('Every variable that is set is right.'),
    {
      level: 'advice',
      code: 'CONFIG_INCOMPLETE',
      sentence: `Not set: ${missing.map(({ variable }) => variable).join(', ')}. \`npm start\` will use the simulator and make up what it needs.`,
      remedy: 'For a real line copy .env.example to .env and fill these in.',
    },
  ];
}

type Problem = ConfigError['problems'][number];

function problemsOf(env: NodeJS.ProcessEnv, needs: readonly ('twilio' | 'dataKeys')[]): readonly Problem[] {
  try {
    parseConfig(env, { needs });
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

/** Twilio reaches neither this machine's loopback nor plain text it should not send signatures over. */
function publicUrl(env: NodeJS.ProcessEnv): Finding[] {
  const { publicUrl: url, twilio } = parseConfig(env, { needs: ['twilio', 'publicUrl'] });
  const local = ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
  if (twilio.apiBaseUrl !== undefined || (url.protocol === 'https:' && !local)) return [];
  return [
    {
      level: 'fault',
      code: 'CONFIG_PUBLIC_URL',
      sentence: 'Twilio cannot reach PUBLIC_URL: it is not a public https address.',
      remedy:
        'Set PUBLIC_URL to the https address of the webhook app, exactly as Twilio calls it, and add #rc=3&rp=all to the webhook URL at Twilio so that it tries again.',
    },
  ];
}

const ok = (sentence: string): Finding => ({ level: 'ok', code: 'CONFIG', sentence });

const fault = ({ variable, expected }: Problem): Finding => ({
  level: 'fault',
  code: 'CONFIG_WRONG',
  sentence: `${variable} is wrong.`,
  remedy: `Set it to ${expected}.`,
});
