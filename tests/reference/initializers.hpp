// SPDX-License-Identifier: BSL-1.0
#pragma once

// Written by initializers.py: change that, not this.
// clang-format off
namespace staticnn::reference {

inline constexpr double standard_normal_values[] = {
    0x1.0e10e053b34adp+1, 0x1.53205de70a25cp-1, 0x1.67c3c45de7de1p-1, -0x1.24479e23fd0dfp+0,
    -0x1.332a3ea221bbfp-3, 0x1.4c786377a9cc2p-1, 0x1.0947c603f091cp+1, -0x1.96c1592090993p-4,
    0x1.66a75e4591793p+0, 0x1.3398fc6f1d83bp+0, -0x1.d9472023586f6p-1, 0x1.2185daba94cdap+0,
    -0x1.13355b61afed3p-3, -0x1.c424264864562p-3, -0x1.5adddaa303204p-3, 0x1.130914db6e2f9p-2,
    0x1.4e23fdce4e54dp+0, -0x1.d14b07ac31941p-2, 0x1.2bc68b66b1479p-6, 0x1.a64a1c90aaba7p-2,
    -0x1.14c3a5f44433ep+0, 0x1.547d7e513a6dp-1, 0x1.6c8a974a601e1p+0, 0x1.42278fb42af74p-1,
};

inline constexpr double truncated_normal_values[] = {
    -0x1.96c7f77aed3f1p+0, 0x1.2f89de1a757bp-6, -0x1.5bb980fd89152p-5, -0x1.41e07eac0d7b1p-1,
    0x1.18910d70460dep+0, 0x1.3bccf77cab7b4p-5, -0x1.8faf8c28528bap+0, 0x1.4aa38a25ae0b1p+0,
    -0x1.db47676721878p-1, -0x1.66991c4f6fc5cp-1, -0x1.69ed6f526e728p-2, -0x1.3b2df20a4fd3bp-1,
    0x1.26c244e26bca6p+0, 0x1.c25ed4a274582p-1, 0x1.08189942d1d38p+0, 0x1.82fec94ba93dcp-1,
    -0x1.a454b3c3f9edep-1, 0x1.7695edcb5db69p-2, 0x1.ca609400342d3p+0, 0x1.c7bc3e3e3cbe7p-2,
    -0x1.1bd210bdd934p-1, 0x1.d95ff7f8a9517p-7, -0x1.e82f3e2c55196p-1, 0x1.1e84e222b4032p-4,
};

inline constexpr double random_uniform_values[] = {
    -0x1.7d09493d9f9f8p-5, 0x1.95f35d84030cdp-11, -0x1.d0ee8c6e05633p-10, -0x1.93bfabefcf566p-6,
    0x1.37eef41f4a882p-5, 0x1.a644fcd67cd9ap-10, -0x1.7a4a95b9563fdp-5, 0x1.58cc3b19662fp-5,
    -0x1.158803df1ac72p-5, -0x1.bb2086b78600dp-6, -0x1.da2cc57ce6313p-7, -0x1.8c5dfe8acbe13p-6,
    0x1.4207a1ae34d3ap-5, 0x1.0a760b39afc63p-5, 0x1.2b6c564d64c25p-5, 0x1.d84304e890b33p-6,
    -0x1.f8ef4dfad21p-6, 0x1.ea0b6b940dfd3p-7, 0x1.8da42fad9c158p-5, 0x1.26ff4edcc5f6p-6,
    -0x1.690650e1c2723p-6, 0x1.3c8d2d3399ap-11, -0x1.1b13342ad6432p-5, 0x1.7ee606c5e5fcdp-9,
};

inline constexpr double random_uniform_of_one_to_four_values[] = {
    0x1.1ac74b563a5a8p+0, 0x1.42f9284f5785cp+1, 0x1.39308171636bdp+1, 0x1.c2be276796cf8p+0,
    0x1.d238026eaaefdp+1, 0x1.462f82b424543p+1, 0x1.1d5a13a23f243p+0, 0x1.e19fbbb3e7e6p+1,
    0x1.7bd07c5ed6e56p+0, 0x1.b048c0d9f92fap+0, 0x1.086ec0db5d064p+1, 0x1.c633f0aef06e7p+0,
    0x1.d6f393c9a8c33p+1, 0x1.bce755430a64ep+1, 0x1.cc5ac874473b1p+1, 0x1.aeafb52681eap+1,
    0x1.934fd3726d888p+0, 0x1.796d569b59a3bp+1, 0x1.fa64f659612a1p+1, 0x1.8523d67bbe65ap+1,
    0x1.d6c50a162cda8p+0, 0x1.425188b4c0c01p+1, 0x1.769dff17d7212p+0, 0x1.4b37bd32cc3cep+1,
};

inline constexpr double random_normal_values[] = {
    0x1.b01b0085ebaaep-4, 0x1.0f4d17ec081e3p-5, 0x1.1fcfd04b1fe4dp-5, -0x1.d3a5c9d32e7ccp-5,
    -0x1.eb76ca9d02c65p-8, 0x1.09f9e92c87d68p-5, 0x1.a872d66cb41c6p-4, -0x1.45677a8073adcp-8,
    0x1.1eec4b6adac76p-4, 0x1.ec27fa4b626c4p-5, -0x1.7a9f4ce9138c5p-5, 0x1.cf3c912a87af7p-5,
    -0x1.b8555f02b3152p-8, -0x1.69b68506b6ab4p-7, -0x1.157e488268e69p-7, 0x1.b80e87c57d18ep-7,
    0x1.0b4ffe3ea510bp-4, -0x1.743c06235adcep-6, 0x1.dfa4123de8728p-11, 0x1.51d4e3a6eefb9p-6,
    -0x1.bad2a3206d1fep-5, 0x1.1064650dc8573p-5, 0x1.23a212a1e67e7p-4, 0x1.01b93fc35592ap-5,
};

inline constexpr double random_normal_around_minus_two_values[] = {
    -0x1.78f78fd6265aap+0, -0x1.d59bf4431ebb5p+0, -0x1.d307877443044p+0, -0x1.2488f3c47fa1cp+1,
    -0x1.04cca8fa8886fp+1, -0x1.d670f3910ac68p+0, -0x1.7b5c1cfe07b72p+0, -0x1.032d82b241213p+1,
    -0x1.a656286e9ba1bp+0, -0x1.b319c0e4389f1p+0, -0x1.1d9472023586fp+1, -0x1.b79e89515acc9p+0,
    -0x1.044cd56d86bfbp+1, -0x1.0710909921916p+1, -0x1.056b776a8c0c8p+1, -0x1.eecf6eb2491dp+0,
    -0x1.ac77008c6c6adp+0, -0x1.0e8a583d618cap+1, -0x1.fed43974994ecp+0, -0x1.e59b5e36f5546p+0,
    -0x1.229874be88868p+1, -0x1.d5705035d8b26p+0, -0x1.a4dd5a2d67f88p+0, -0x1.d7bb0e097aa12p+0,
};

inline constexpr double truncated_normal_initializer_values[] = {
    -0x1.456cc5fbf0ff4p-4, 0x1.e5a9635d88c4dp-11, -0x1.162e00cad410ep-9, -0x1.01806556712f4p-5,
    0x1.c0e8158070164p-5, 0x1.f947f261125ecp-10, -0x1.3fbfa353753c8p-4, 0x1.0882d4eaf1a27p-4,
    -0x1.7c391f85b46c6p-5, -0x1.1ee0e372bfd16p-5, -0x1.218abf7525287p-6, -0x1.f8498343b2ec5p-6,
    0x1.d79d3b03dfaa4p-5, 0x1.684bdd4ec379bp-5, 0x1.a68dc20482ecp-5, 0x1.3598a10954316p-5,
    -0x1.5043c3032e57fp-5, 0x1.2bab24a2b15eep-6, 0x1.6eb3a999c3576p-4, 0x1.6c969831ca32p-6,
    -0x1.c61ce79628534p-6, 0x1.7ab32cc6eddacp-11, -0x1.868c31bd10e12p-5, 0x1.ca6e369decd1ep-9,
};

inline constexpr double truncated_normal_around_one_values[] = {
    0x1.a4e022144b03cp-3, 0x1.025f13bc34eafp+0, 0x1.f52233f813b75p-1, 0x1.5f0fc0a9f9427p-1,
    0x1.8c4886b82306fp+0, 0x1.04ef33ddf2adfp+0, 0x1.c141cf5eb5d19p-3, 0x1.a551c512d7059p+0,
    0x1.125c4c4c6f3c4p-1, 0x1.4cb371d8481d2p-1, 0x1.a584a42b64636p-1, 0x1.626906fad8162p-1,
    0x1.9361227135e53p+0, 0x1.7097b5289d16p+0, 0x1.840c4ca168e9cp+0, 0x1.60bfb252ea4f7p+0,
    0x1.2dd5a61e03091p-1, 0x1.2ed2bdb96bb6dp+0, 0x1.e5304a001a16ap+0, 0x1.38f787c7c797dp+0,
    0x1.7216f7a11366p-1, 0x1.01d95ff7f8a95p+0, 0x1.0be860e9d5735p-1, 0x1.08f4271115a02p+0,
};

inline constexpr double glorot_uniform_values[] = {
    -0x1.034329159fc93p-4, 0x1.1436e4c9a6d98p-10, -0x1.3c58962ceafe5p-9, -0x1.12b7594722d78p-5,
    0x1.a87cd3e07e7cbp-5, 0x1.1f5167da481dep-9, -0x1.016508692c8f2p-4, 0x1.d535d90b77143p-5,
    -0x1.79ac1a35c2419p-5, -0x1.2d828062f3667p-5, -0x1.42a298ed18d98p-6, -0x1.0db1960ff3aap-5,
    0x1.b63a20fbccc61p-5, 0x1.6a9b8e532b87dp-5, 0x1.97769e5e761b5p-5, 0x1.41555cf8191dfp-5,
    -0x1.579089ddfd171p-5, 0x1.4d6ee136ac531p-6, 0x1.0e8f881c549e5p-4, 0x1.9170c2e923525p-6,
    -0x1.eb4ad7743ad36p-6, 0x1.aec5a11b95e0ap-11, -0x1.81375f9f4be39p-5, 0x1.04878a8d0f985p-8,
};

inline constexpr double glorot_normal_values[] = {
    -0x1.22aab11b73154p-4, 0x1.b1c9f540dc221p-11, -0x1.f0ef7d97a506p-10, -0x1.cbff1484c4297p-6,
    0x1.90f5a5aa056d3p-5, 0x1.c350109f292f8p-10, -0x1.1d98c37aa34a1p-4, 0x1.d884a148ed8ep-5,
    -0x1.539cb1f7f10d7p-5, -0x1.003cc7cd9e6c3p-5, -0x1.029dcfc127c82p-6, -0x1.c26cce7cf3d06p-6,
    0x1.a53de683de2fep-5, 0x1.41d04b4a7195ep-5, 0x1.796be2bd2b506p-5, 0x1.148759ccd5f75p-5,
    -0x1.2c5949b996cafp-5, 0x1.0ba95129118f8p-6, 0x1.4788f2a4d458dp-4, 0x1.45a5aba4138d6p-6,
    -0x1.959c1c7b114e4p-6, 0x1.524065905e88ep-11, -0x1.5cd576c855b51p-5, 0x1.99775d17f6d5ep-9,
};

inline constexpr double he_uniform_values[] = {
    -0x1.4d565964f202bp-4, 0x1.632201958d60cp-10, -0x1.96bb0a39c06b8p-9, -0x1.6134e0800839ap-5,
    0x1.10e28834e3995p-4, 0x1.7168aa18a5dd5p-9, -0x1.4aef9d19826eep-4, 0x1.2da29dd083687p-4,
    -0x1.e59421b2d52fbp-5, -0x1.83a7c9a3cb3a9p-5, -0x1.9ed10dc31ff32p-6, -0x1.5abfc0eff023bp-5,
    0x1.19b7a77d4cc87p-4, 0x1.d235b6fd37f7cp-5, 0x1.05f0d385de362p-4, 0x1.9d249c1a696fap-5,
    -0x1.b9b9d5d44566cp-5, 0x1.acb3218f6fd88p-6, 0x1.5bdd1cb6b5f01p-4, 0x1.0211a1df046bcp-5,
    -0x1.3bd4af13dcac7p-5, 0x1.14ecc2ff72a2bp-10, -0x1.ef4731cccf493p-5, 0x1.4ef768fe81c3dp-8,
};

inline constexpr double he_normal_values[] = {
    -0x1.75b6e3b593f6cp-4, 0x1.16dd423bfb3a7p-10, -0x1.3f7563060ea87p-9, -0x1.27b6440c34f61p-5,
    0x1.01c27cc8ba587p-4, 0x1.22212f41bf0c4p-9, -0x1.6f321fe6d1f18p-4, 0x1.2fc2f9f8066d9p-4,
    -0x1.b4a4e4d1115a7p-5, -0x1.4972b7bf39668p-5, -0x1.4c81c1f857b83p-6, -0x1.218f17072f05fp-5,
    0x1.0ecc5d54c5b11p-4, 0x1.9dc2a9f1ffc0bp-5, 0x1.e541913c5c42cp-5, 0x1.6389737513197p-5,
    -0x1.8229a7ee9d4e1p-5, 0x1.5822d6103b263p-6, 0x1.a51dca41a34dap-4, 0x1.a2b06ef786da5p-6,
    -0x1.04bfc92a8b2p-5, 0x1.b2e514de3066dp-11, -0x1.c0802b0192c44p-5, 0x1.073a72b3fa1bcp-8,
};

inline constexpr double lecun_uniform_values[] = {
    -0x1.d768fe74d231bp-5, 0x1.f63bd2104a66fp-11, -0x1.1f9a1b8d1ce82p-9, -0x1.f3826e35de64dp-6,
    0x1.81eae22be9076p-5, 0x1.053624d76f871p-9, -0x1.d403a06c40f9p-5, 0x1.aa939d5afb8cep-5,
    -0x1.575b1f7229f87p-5, -0x1.121d2076ee723p-5, -0x1.2551d413d53b1p-6, -0x1.ea608fa626a3dp-6,
    0x1.8e6897d977933p-5, 0x1.49a8fe1f88f82p-5, 0x1.7270ac5377418p-5, 0x1.2422df6ebead4p-5,
    -0x1.3858eebb81865p-5, 0x1.2f22f0cc034b5p-6, 0x1.ebf41e7648a8p-5, 0x1.6cf6e9c8af532p-6,
    -0x1.bea6f64d9250bp-6, 0x1.87a1814d3d32p-11, -0x1.5e36e9d7b8a0dp-5, 0x1.d9b6cea4e13d4p-9,
};

inline constexpr double lecun_normal_values[] = {
    -0x1.084188e36acc1p-4, 0x1.8a5fa86c2b65bp-11, -0x1.c3c858ac3b4bp-10, -0x1.a2332bc77c564p-6,
    0x1.6c86fc47a155ep-5, 0x1.9a4e251d41819p-10, -0x1.03a58a2dd3b64p-4, 0x1.ad9574b8080cbp-5,
    -0x1.34c1072c90c4fp-5, -0x1.d1e8f55fb4cc8p-6, -0x1.d63c581c96d41p-7, -0x1.997f89341ab22p-6,
    0x1.7ef774e2b96ecp-5, 0x1.2492a2468a8dap-5, 0x1.5720bdb5b4bb3p-5, 0x1.f6ce1d1678a9fp-6,
    -0x1.110eeb3e46909p-5, 0x1.e6ae91a78433ap-7, 0x1.29c63488586fdp-4, 0x1.280ed6f9395aep-6,
    -0x1.70c147e26b62ap-6, 0x1.3384607d2a9e2p-11, -0x1.3d234a7d80e86p-5, 0x1.7442d429ee2f8p-9,
};

inline constexpr double normal_by_outputs_values[] = {
    0x1.0e10e053b34adp-4, 0x1.53205de70a25cp-6, 0x1.67c3c45de7de1p-6, -0x1.24479e23fd0dfp-5,
    -0x1.332a3ea221bbfp-8, 0x1.4c786377a9cc2p-6, 0x1.0947c603f091cp-4, -0x1.96c1592090993p-9,
    0x1.66a75e4591793p-5, 0x1.3398fc6f1d83bp-5, -0x1.d9472023586f6p-6, 0x1.2185daba94cdap-5,
    -0x1.13355b61afed3p-8, -0x1.c424264864562p-8, -0x1.5adddaa303204p-8, 0x1.130914db6e2f9p-7,
    0x1.4e23fdce4e54dp-5, -0x1.d14b07ac31941p-7, 0x1.2bc68b66b1479p-11, 0x1.a64a1c90aaba7p-7,
    -0x1.14c3a5f44433ep-5, 0x1.547d7e513a6dp-6, 0x1.6c8a974a601e1p-5, 0x1.42278fb42af74p-6,
};

inline constexpr double orthogonal_3_by_3[] = {
    0x1.54c05921c6704p-1, 0x1.680c3aef2779cp-1, 0x1.001c373678775p-2, -0x1.70c780d6eae0ap-2,
    0x1.28aed4580c94p-7, 0x1.dd9f487c799f6p-1, 0x1.4eb69825e85c3p-1, -0x1.6bfd39c9d4428p-1,
    0x1.0980b228bdd38p-2,
};

inline constexpr double orthogonal_5_by_2[] = {
    0x1.426af06e665d4p-1, 0x1.49ab207ccd856p-3, 0x1.ad812573fd0e9p-3, -0x1.66472a3cf76cfp-1,
    -0x1.6eb55b1a3926bp-5, 0x1.7eaa585361151p-2, 0x1.3cb45a34c1ad3p-1, -0x1.06c1ca11cbda8p-2,
    0x1.ac2d9e06002acp-2, 0x1.0e681e3050612p-1,
};

inline constexpr double orthogonal_2_by_5[] = {
    0x1.426af06e665d4p-1, 0x1.ad812573fd0e9p-3, -0x1.6eb55b1a3926bp-5, 0x1.3cb45a34c1ad3p-1,
    0x1.ac2d9e06002acp-2, 0x1.49ab207ccd856p-3, -0x1.66472a3cf76cfp-1, 0x1.7eaa585361151p-2,
    -0x1.06c1ca11cbda8p-2, 0x1.0e681e3050612p-1,
};

inline constexpr double orthogonal_4_by_1[] = {
    0x1.a1ba8ba85bd54p-1, 0x1.06464980b3035p-2, 0x1.163c60cdaab33p-2, -0x1.c4169a1631347p-2,
};

inline constexpr double orthogonal_1_by_4[] = {
    0x1.a1ba8ba85bd54p-1, 0x1.06464980b3035p-2, 0x1.163c60cdaab33p-2, -0x1.c4169a1631347p-2,
};

inline constexpr double orthogonal_19_by_3[] = {
    0x1.9a5bd40bb2dc8p-2, 0x1.63a128c6c6d1dp-4, 0x1.8ef7aaa4048c2p-3, -0x1.bc1cb2204dd81p-3,
    0x1.5db89896da4dep-6, 0x1.29252ba3f232bp-3, 0x1.9316505fafa53p-2, -0x1.48ce446edb4d3p-3,
    0x1.3e1b51c139e81p-2, 0x1.d3631f00e7f44p-3, -0x1.8247dded2ed6dp-2, 0x1.9d315fbe0615p-3,
    -0x1.a22c306e40ba2p-6, -0x1.06711b2d20b7cp-4, -0x1.a96b85090a6bcp-5, 0x1.a1e8e9e463b58p-5,
    0x1.a527eba04f36bp-2, -0x1.c4d7ee38e6ce6p-6, 0x1.c7807589ebd22p-9, 0x1.128ca23ebad61p-3,
    -0x1.cd40c78261eb3p-3, 0x1.02aef0b24b672p-3, 0x1.b3f2b918aded8p-2, 0x1.d42424028a247p-3,
    0x1.6f106b24d35c7p-4, -0x1.f02c51e46627bp-4, -0x1.d97f24efd48bep-2, -0x1.5130baa8fce39p-4,
    -0x1.51271539fa17cp-4, -0x1.85271464e56b4p-3, -0x1.37511f48b708bp-2, -0x1.50b49a1502da2p-5,
    -0x1.2939ba9f4ef49p-2, 0x1.2f21c72a0c3adp-1, 0x1.8bbf36c3559e8p-4, -0x1.b22cbd61d10acp-2,
    -0x1.5687e15b032d5p-6, 0x1.2c22c9852a08fp-2, 0x1.1c645a44f8b5cp-3, -0x1.4e608e574ad3dp-3,
    -0x1.a5d2ca1d5d066p-3, 0x1.4faf1cf070176p-3, 0x1.23b3a64891bdp-3, 0x1.bfeba4a287e9fp-3,
    -0x1.851d74fb2360fp-3, 0x1.59f2b82de8851p-3, 0x1.18ed0ebaa5a22p-5, 0x1.70a132b9bc9bp-4,
    0x1.0d34d7179a4cap-4, -0x1.c26e31afa3796p-3, -0x1.da036e0e2d65ap-3, -0x1.f3d074dafd64fp-4,
    0x1.26446d1e4d49ap-2, 0x1.0159a4181f2eap-3, 0x1.d7412da6bfe37p-4, -0x1.54ac1956a8b28p-2,
    0x1.3b4b11406d5abp-3,
};

}  // namespace staticnn::reference
