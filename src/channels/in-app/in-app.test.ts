import { channelContract } from '../channel-contract.ts';
import { inAppChannel } from './in-app.ts';

channelContract('in-app', {
  takes: async () => ({
    channel: inAppChannel(),
    address: 'p1',
    secret: null,
    keys: () => [],
    stop: async () => {},
  }),
});
