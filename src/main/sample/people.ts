// The sample organisations: a home-textile maker and a call centre, with invented people. Loaded into an empty database
// so that the first look shows a working desk. Every address is inside example.com and reaches nobody.
import type { OrgRole } from '#desk/actor.ts';

export type SamplePerson = {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  readonly roles?: readonly OrgRole[]; // may sign in
};

export type SampleOrganisation = {
  readonly id: string;
  readonly name: string;
  readonly plan: string; // folder under plans/
  readonly units: readonly {
    readonly id: string;
    readonly title: string;
    readonly parent: string | null;
    readonly head: string;
  }[];
  readonly people: readonly SamplePerson[];
  /** Ids of people, separated by blanks, in order. */
  readonly posts: Readonly<
    Record<
      string,
      { readonly title: string; readonly unit: string; readonly holders: string; readonly deputies?: string }
    >
  >;
};

export const SAMPLES: readonly SampleOrganisation[] = [
  {
    id: 'yunqi',
    name: '云栖家纺',
    plan: 'home-textile',
    units: [
      { id: 'company', title: '公司', parent: null, head: 'su' },
      { id: 'sales_dept', title: '销售部', parent: 'company', head: 'fang' },
      { id: 'office_dept', title: '办公室', parent: 'company', head: 'yan' },
      { id: 'production_dept', title: '生产部', parent: 'company', head: 'tao' },
      { id: 'purchasing_dept', title: '采购部', parent: 'company', head: 'meng' },
      { id: 'supply_dept', title: '供应部', parent: 'company', head: 'xiang' },
    ],
    people: [
      { id: 'su', name: '苏明远', unit: 'company', roles: ['administrator', 'approver', 'duty-commander'] },
      { id: 'ji', name: '纪文', unit: 'company' },
      { id: 'fang', name: '方雨晴', unit: 'sales_dept', roles: ['plan-editor', 'responder'] },
      { id: 'lu', name: '陆佳', unit: 'sales_dept', roles: ['responder'] },
      { id: 'shi', name: '施小满', unit: 'sales_dept', roles: ['responder'] },
      { id: 'yan', name: '严立', unit: 'office_dept', roles: ['plan-editor', 'duty-commander'] },
      { id: 'bai', name: '白露', unit: 'office_dept', roles: ['responder'] },
      { id: 'tao', name: '陶然', unit: 'production_dept', roles: ['responder'] },
      { id: 'gu', name: '顾长河', unit: 'production_dept', roles: ['responder'] },
      { id: 'meng', name: '孟海', unit: 'purchasing_dept', roles: ['responder'] },
      { id: 'xiang', name: '向东', unit: 'supply_dept', roles: ['responder'] },
      { id: 'qiao', name: '乔一帆', unit: 'supply_dept', roles: ['responder'] },
      { id: 'deng', name: '邓师傅', unit: 'supply_dept', roles: ['responder'] },
    ],
    posts: {
      dispatcher: { title: '供应部调度员', unit: 'supply_dept', holders: 'qiao', deputies: 'xiang' },
      purchasing: { title: '采购部负责人', unit: 'purchasing_dept', holders: 'meng' },
      sales: { title: '销售部负责人', unit: 'sales_dept', holders: 'fang', deputies: 'lu' },
      office: { title: '办公室文员', unit: 'office_dept', holders: 'bai', deputies: 'yan' },
      office_supervisor: { title: '办公室主管', unit: 'office_dept', holders: 'yan', deputies: 'bai' },
      production: { title: '生产部负责人', unit: 'production_dept', holders: 'tao', deputies: 'gu' },
      after_sales: { title: '售后服务人员', unit: 'sales_dept', holders: 'shi', deputies: 'lu' },
      technician: { title: '专业技术人员', unit: 'production_dept', holders: 'gu' },
      company_leader: { title: '公司领导', unit: 'company', holders: 'su', deputies: 'ji' },
      management: { title: '公司管理层', unit: 'company', holders: 'su ji' },
      driver: { title: '送货员', unit: 'supply_dept', holders: 'deng' },
    },
  },
  {
    id: 'qingchuan',
    name: '晴川呼叫中心',
    plan: 'call-centre',
    units: [
      { id: 'centre', title: '呼叫中心', parent: null, head: 'wen' },
      { id: 'operations', title: '系统运维组', parent: 'centre', head: 'luo' },
    ],
    people: [
      { id: 'wen', name: '温如海', unit: 'centre', roles: ['administrator', 'approver', 'duty-commander'] },
      { id: 'kong', name: '孔令仪', unit: 'centre', roles: ['approver', 'duty-commander'] },
      { id: 'mei', name: '梅映雪', unit: 'centre', roles: ['plan-editor', 'duty-commander'] },
      { id: 'hua', name: '华安', unit: 'centre', roles: ['responder'] },
      { id: 'jin', name: '金秋', unit: 'centre', roles: ['responder'] },
      { id: 'ning', name: '宁远', unit: 'centre', roles: ['responder'] },
      { id: 'tian', name: '田禾', unit: 'centre', roles: ['responder'] },
      { id: 'chi', name: '池晓', unit: 'centre', roles: ['responder'] },
      { id: 'luo', name: '罗成', unit: 'operations', roles: ['responder'] },
      { id: 'pan', name: '潘越', unit: 'operations', roles: ['responder'] },
    ],
    posts: {
      agents: { title: '当班呼叫业务员', unit: 'centre', holders: 'tian chi' },
      leader: { title: '值班组长', unit: 'centre', holders: 'jin', deputies: 'ning' },
      ops: { title: '系统运维专员', unit: 'operations', holders: 'pan', deputies: 'luo' },
      supervisor: { title: '呼叫中心主管', unit: 'centre', holders: 'mei', deputies: 'hua' },
      ops_manager: { title: '运营主管', unit: 'centre', holders: 'hua' },
      centre_manager: { title: '中心经理', unit: 'centre', holders: 'kong' },
      director: { title: '呼叫中心主管领导', unit: 'centre', holders: 'wen' },
    },
  },
];
