using System.Globalization;
using LeadSync.DevOrg.Metadata;

namespace LeadSync.DevOrg;

/// <summary>Every refusal by name, with the platform's code and text.</summary>
public static class Faults
{
    private const string PayloadHelp = "For more information on this error please follow this help link https://go.microsoft.com/fwlink/?linkid=2195293";

    public static OrgFault NotFound(string table, Guid id) =>
        new(404, 0x80040217, $"Entity '{table}' With Id = {id} Does Not Exist");

    public static OrgFault KeyNotFound(string table) =>
        new(404, 0x80060891, $"A record with the specified key values does not exist in {table} entity");

    public static OrgFault NoSuchSegment(string segment) =>
        new(404, 0x8006088a, $"Resource not found for the segment '{segment}'.");

    public static OrgFault NoSuchProperty(string table, string property) =>
        new(400, 0x80060888, $"Could not find a property named '{property}' on type 'Microsoft.Dynamics.CRM.{table}'.");

    public static OrgFault NoSuchTable(string table) =>
        new(400, 0x80041102, $"The entity with a name = '{table}' with namemapping = 'Logical' was not found in the MetadataCache.");

    public static OrgFault NoSuchColumn(string table, string column) =>
        new(400, 0x80041103, $"'{table}' entity doesn't contain attribute with Name = '{column}' and NameMapping = 'Logical'.");

    public static OrgFault BadQuery(string message) => new(400, 0x80060888, message);

    public static OrgFault BadCondition(string message) => new(400, 0x8004111c, message);

    public static OrgFault BadPayload(string entitySet, string inner) =>
        new(400, 0x80048d19, $"Error identified in Payload provided by the user for Entity :'{entitySet}', {PayloadHelp}  ---->  InnerException : {inner}");

    public static OrgFault UndeclaredProperty(Table table, string property) => BadPayload(
        table.EntitySet,
        $"Microsoft.Crm.CrmException: Invalid property '{property}' was found in entity 'Microsoft.Dynamics.CRM.{table.Name}'. ---> Microsoft.OData.ODataException: Does not support untyped value in non-open type.");

    public static OrgFault WrongLiteral(Table table, string literal, string edmType) => BadPayload(
        table.EntitySet,
        $"Microsoft.OData.ODataException: Cannot convert the literal '{literal}' to the expected type '{edmType}'.");

    public static OrgFault BadRequest(string message) => new(400, 0x80060888, message);

    public static OrgFault TextTooLong(Table table, Column column) => new(
        400,
        0x80044331,
        $"A validation error occurred.  The length of the '{column.Name}' attribute of the '{table.Name}' entity exceeded the maximum allowed length of '{column.MaxLength}'.");

    public static OrgFault NumberOutOfRange(Table table, Column column) =>
        new(400, 0x80044330, $"A validation error occurred.  The value of '{column.Name}' on record of type '{table.Name}' is outside the valid range.");

    public static OrgFault ChoiceOutOfRange(Table table, Column column, Choice choice) => new(
        400,
        0x8004431a,
        $"A validation error occurred.  The value of '{column.Name}' on record of type '{table.Name}' is outside the valid range. Accepted Values: {string.Join(',', choice.Options.Select(option => option.Value.ToString(CultureInfo.InvariantCulture)))}");

    public static OrgFault WrongType(Table table, Column column, object value) => new(
        400,
        0x80040203,
        $"Incorrect attribute value type {value.GetType()} for attribute '{column.Name}' of entity '{table.Name}', which is of type {column.Type}.");

    public static OrgFault MissingColumn(Table table, Column column) =>
        new(400, 0x80040203, $"Required field '{column.Name}' of entity '{table.Name}' is missing.");

    public static OrgFault WrongStatus(Table table, int status, int state) =>
        new(400, 0x80048408, $"{status} is not a valid status code for state code {state} on {table.Name}.");

    public static OrgFault DuplicateId() => new(412, 0x80040237, "Cannot insert duplicate key.");

    public static OrgFault RecordExists() => new(412, 0x80040237, "A record with matching key values already exists.");

    public static OrgFault DuplicateKey(Table table, AlternateKey key) => new(
        412,
        0x80060892,
        $"Entity Key {key.Name} violated. A record with the same value for {string.Join(", ", key.Columns)} already exists on {table.Name}. A duplicate record cannot be created. Select one or more unique values and try again.");

    public static OrgFault VersionMismatch() =>
        new(412, 0x80060882, "The version of the existing record doesn't match the RowVersion property provided.");

    public static OrgFault MissingPrivilege(Guid user, string privilege, Table table) => new(
        403,
        0x80040220,
        $"Principal user (Id={user}, type=8) is missing {privilege} privilege on OTC={table.ObjectTypeCode} for entity '{table.Name}'.");

    public static OrgFault MissingPrivilege(Guid user, string privilege) =>
        new(403, 0x80040220, $"Principal user (Id={user}, type=8) is missing {privilege} privilege.");

    public static OrgFault AccessDenied(Guid user, string right, Table table, Guid id) => new(
        403,
        0x80040220,
        $"SecLib::AccessCheckEx failed. Returned hr = -2147187962, ObjectID: {id}, CallingUser: {user}, ObjectTypeCode: {table.ObjectTypeCode}, AccessRights: {right}Access");

    public static OrgFault StillReferenced(Table table) => new(
        405, 0x80040227, $"The object you tried to delete is associated with another object and cannot be deleted. Referencing entity: {table.Name}.");

    public static OrgFault NotImplemented(string what) =>
        new(501, 0x80048d0a, $"{what} is not part of this stand-in for Dataverse. See DIFFERENCES.md.");

    public static OrgFault Import(string message) => new(400, 0x80048033, message);
}
