/**
 * The names that columns and files usually have, in English and in Chinese, best first. A name is compared without case, blanks, `_`, `-` and
 * dots: `Customer ID`, `customer_id` and `customerId` are one.
 */
export const columnNames = {
  customerKey: [
    'customerid custid customerno customernumber customercode customerkey memberid memberno membernumber membercode userid',
    'uid clientid clientno buyerid shopperid householdid accountid accountno vipid vipno loyaltyid contactid customer member',
    '会员号 会员编号 会员id 会员编码 会员代码 会员卡号 客户号 客户编号 客户id 客户编码 客户代码 用户号 用户编号 用户id',
    '顾客号 顾客编号 顾客id 买家id 买家编号 卡号 cardno cardid openid unionid',
  ],
  orderKey: [
    'orderid orderno ordernumber ordercode transactionid transactionno basketid invoiceid invoiceno receiptid receiptno ticketid billno purchaseid',
    '订单号 订单编号 订单id 订单编码 交易号 交易编号 交易流水号 流水号 单号 小票号 小票编号 单据号 发票号',
  ],
  personName: [
    'name fullname customername membername username displayname nickname 姓名 客户姓名 会员姓名 顾客姓名 客户名称 会员名称 客户名 会员名 用户名 昵称',
  ],
  thingName: ['name productname itemname skuname title description 名称 商品名称 商品名 产品名称 产品名 品名'],
  eventTime: [
    'orderedat orderedon ordertime orderdate orderdatetime orderts paidat paidon paymenttime paymentdate paytime purchasedat purchasedate purchasetime',
    'transactiontime transactiondate transactiontimestamp transactedat invoicedate invoicetime soldat saledate salesdate createdat createdtime createtime',
    'timestamp datetime date time day eventtime eventdate occurredat',
    '下单时间 下单日期 订单时间 订单日期 支付时间 支付日期 付款时间 付款日期 成交时间 成交日期 交易时间 交易日期 购买时间 购买日期 消费时间 消费日期 销售日期',
    '创建时间 创建日期 时间 日期',
  ],
  joinTime: [
    'joinedon joinedat joindate jointime joined registeredat registeredon registrationdate registertime registerdate signupdate signedupat signupat',
    'enrolledon enrolledat enrollmentdate membersince customersince createdat createdon createtime createdtime',
    '注册时间 注册日期 入会时间 入会日期 加入时间 加入日期 开卡时间 开卡日期 建档时间 建档日期 创建时间',
  ],
  amount: [
    'paidamount amountpaid netamount actualamount total totalamount ordertotal orderamount amount salesvalue salesamount saleamount totalprice linetotal',
    'payment spend revenue sales gmv value subtotal grossamount net',
    '实付金额 实付 实收金额 支付金额 付款金额 成交金额 消费金额 交易金额 订单金额 销售金额 销售额 总金额 金额 总价 应付金额',
  ],
  quantity: ['quantity qty units pieces itemcount count 数量 件数 购买数量 商品数量 销售数量 销量'],
  itemKey: [
    'productid productno productcode productkey skuid skucode sku itemid itemno itemcode goodsid articleno barcode',
    '商品编号 商品id 商品编码 商品代码 产品编号 产品id 产品编码 货号 条码 sku编码 sku编号',
  ],
  personal: [
    'phone phoneno phonenumber mobile mobileno mobilephone tel telephone email emailaddress mail address street idcard idnumber idno passport wechat wechatid',
    'openid unionid qq 手机 手机号 手机号码 电话 电话号码 联系电话 邮箱 电子邮箱 邮件 地址 联系地址 收货地址 身份证 身份证号 证件号 证件号码 微信 微信号',
  ],
} as const satisfies Record<string, readonly string[]>;

export const fileNames = {
  customers: [
    'customer customers member members user users client clients account accounts shopper shoppers crm 客户 会员 用户 顾客 客户表 会员表',
  ],
  orders: [
    'order orders transaction transactions sale sales purchase purchases invoice invoices 订单 交易 销售 流水 消费 消费记录 订单表 交易记录',
  ],
  products: ['product products item items sku skus goods catalogue catalog 商品 产品 货品 商品表 产品表'],
  demographics: [
    'demographic demographics household households profile profiles attributes 人口 人口统计 家庭 画像 档案',
  ],
} as const satisfies Record<string, readonly string[]>;

export type ColumnMeaning = keyof typeof columnNames;
export type FileMeaning = keyof typeof fileNames;

/** How well a name fits a meaning: 0 fits best; undefined: not at all. */
export function rankOf(name: string, usual: readonly string[]): number | undefined {
  const rank = usual.join(' ').split(' ').indexOf(plain(name));
  return rank < 0 ? undefined : rank;
}

function plain(name: string): string {
  return (
    name
      .normalize('NFKC')
      .toLowerCase()
      // Exports often write the unit behind the name: 实付金额（元）.
      .replace(/\([^()]*\)$/u, '')
      .replace(/[\s_\-.]/gu, '')
  );
}
