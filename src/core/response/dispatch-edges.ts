// What is sent is counted at these edges, in this order.

export const DISPATCH_EDGES = ['reserved', 'sent', 'arrived', 'used', 'returned'] as const;
export type DispatchEdge = (typeof DISPATCH_EDGES)[number];
