import { z } from 'zod';

export const consoleRoles = ['viewer', 'operator', 'radiologist', 'admin'] as const;
export type ConsoleRole = (typeof consoleRoles)[number];

export interface ConsoleUser {
  readonly name: string;
  readonly role: ConsoleRole;
  /** As given in the environment: a plain password, or `scrypt$N$r$p$salt$hash` with salt and hash in base64url. */
  readonly password: string;
}

const entry = z
  .string()
  .regex(/^[A-Za-z0-9._-]{1,64}:(viewer|operator|radiologist|admin):[^,\s]{12,}$/)
  .transform((text): ConsoleUser => {
    const [name = '', role = '', ...rest] = text.split(':');
    return { name, role: role as ConsoleRole, password: rest.join(':') };
  });

export const consoleUsers = z
  .string()
  .transform((text) => text.split(',').map((part) => part.trim()))
  .pipe(z.array(entry))
  .refine((users) => new Set(users.map((user) => user.name)).size === users.length)
  .describe(
    'name:role:password entries separated by commas, each name once, role one of viewer, operator, radiologist, admin, password (or its scrypt hash) of 12 characters or more without commas',
  );
