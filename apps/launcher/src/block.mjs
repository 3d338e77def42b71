/**
 * Prints where everything is, in one block.
 * @param {import('./settings.mjs').Settings} settings
 * @param {import('./redis.mjs').Redis} redis
 */
export function printBlock({ addresses, simulated, login, env, workers }, redis) {
  const rows = [
    ...(simulated ? [['Chat page', addresses.simulator, 'write “covid test”, then send a film']] : []),
    [
      'Console',
      addresses.console,
      login ? `login ${login.name} / ${login.password}` : 'login as in CONSOLE_USERS',
    ],
    ['Queues', `${addresses.console}/queues`, ''],
    ['REST API', `${addresses.webhook}/docs`, ''],
    [
      'Webhook',
      `${env['PUBLIC_URL']?.replace(/\/$/, '')}/webhooks/twilio/messages`,
      simulated ? 'used by the simulator' : 'enter it at Twilio',
    ],
    ['Worker', `${addresses.worker}/metrics`, workers === 1 ? 'one process' : `${workers} processes`],
    ['Redis', redis.url.replace(/\/\/[^@/]*@/, '//…@'), redis.origin],
  ];
  const width = Math.max(...rows.map(([, address = '']) => address.length));
  const line = '─'.repeat(72);
  console.log(`\n  ${line}`);
  console.log('  Lungline is running. Decision support and research software, not a diagnosis.\n');
  for (const [name = '', address = '', note = ''] of rows) {
    console.log(`  ${name.padEnd(10)} ${address.padEnd(width)}  ${note}`.trimEnd());
  }
  console.log('\n  Logs are in .lungline/logs. Ctrl-C stops everything.');
  console.log(`  ${line}\n`);
}
