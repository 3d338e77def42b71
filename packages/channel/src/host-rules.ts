/** Says where a guarded fetch may go; it is asked again at each redirect. */
export interface HostRule {
  permits(url: URL): boolean;
  /** The one host name that may have a private address: an emulator or a proxy that the operator named. */
  readonly trustedHost: string | undefined;
}

// Twilio keeps older media in an S3 bucket of its own. Anybody may own a bucket, so the host alone says nothing.
const s3Path = /^s3([.-][a-z0-9-]+)?\.amazonaws\.com$/;
const s3Bucket = /^media\.twiliocdn\.com\.s3([.-][a-z0-9-]+)?\.amazonaws\.com$/;

/** Where Twilio keeps media, over https; and the host of `TWILIO_API_BASE_URL` on any port. */
export function twilioMediaRule(apiBaseUrl: URL | undefined): HostRule {
  return {
    trustedHost: socketHost(apiBaseUrl),
    permits: (url) => {
      if (apiBaseUrl !== undefined && url.hostname === apiBaseUrl.hostname) return true;
      return url.protocol === 'https:' && url.port === '' && isTwilioHost(url);
    },
  };
}

function isTwilioHost({ hostname, pathname }: URL): boolean {
  if (hostname.endsWith('.twilio.com') || hostname.endsWith('.twiliocdn.com')) return true;
  return s3Bucket.test(hostname) || (s3Path.test(hostname) && pathname.startsWith('/media.twiliocdn.com/'));
}

const publicPorts = new Set(['', '80', '443', '8080', '8443']);

/**
 * Any public host on the usual ports; and `TWILIO_API_BASE_URL` itself, its port included: callers of the REST API
 * must not reach whatever else listens there.
 */
export function publicHostRule(apiBaseUrl: URL | undefined): HostRule {
  return {
    trustedHost: socketHost(apiBaseUrl),
    permits: (url) => {
      if (apiBaseUrl !== undefined && url.hostname === apiBaseUrl.hostname)
        return url.origin === apiBaseUrl.origin;
      return publicPorts.has(url.port);
    },
  };
}

/** A host name as sockets know it: an IPv6 address stands in brackets in URLs alone. */
export function socketHost(url: URL | undefined): string | undefined {
  return url?.hostname.replace(/^\[(.*)\]$/, '$1');
}
