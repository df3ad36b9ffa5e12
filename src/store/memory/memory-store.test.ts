// The memory store keeps the Store contract.
import { storeContract } from '../contract/store.ts';
import { openMemoryStore } from './memory-store.ts';

storeContract('memory', async () => ({ store: openMemoryStore(), async close() {} }));
